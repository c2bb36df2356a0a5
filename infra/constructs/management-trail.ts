/** The trail: without one, EventBridge hears nothing that CloudTrail records. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

/** Multi-Region, read and write management events, file validation on (aws-review 1.3). */
export class ManagementTrail extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id)
    const kept = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    }
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...kept,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    })
    const bucket = new Bucket(this, 'Records', {
      ...kept,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'trail/',
    })
    new Trail(this, 'Trail', {
      trailName: 'rollcall',
      bucket,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      managementEvents: ReadWriteType.ALL,
      enableFileValidation: true,
    })
  }
}
