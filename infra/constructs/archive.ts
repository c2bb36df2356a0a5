/** Where leavers' data is kept, and who may put it there: DataSync, and scripts in spaces. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { CfnStudioLifecycleConfig } from 'aws-cdk-lib/aws-sagemaker'
import { Construct } from 'constructs'
import type { AccessMap, DomainEntry } from '../../core/access-map/access-map.ts'
import { archivedAppTypes, archiverPolicy, archiverRoleName } from '../../core/archive/archiver.ts'
import { archiveScript, archiveScriptName } from '../../core/archive/script.ts'
import { transferPolicy, transferTrust } from '../../core/archive/transfer-role.ts'
import { archiveBucketName, archiveTransferRoleName, rolePath } from '../../core/deployed-names.ts'
import { trustOf } from '../../core/persona/policy.ts'
import type { PolicyDocument } from '../../core/persona/statement.ts'
import { acknowledge, acknowledgeWildcards } from '../acknowledgements.ts'

const reason = 'Profiles, spaces and files come and go; nothing beyond the archive is named.'

/** Kept when the stack goes: what is in it is the only copy of somebody's work. */
export class Archive extends Construct {
  constructor(scope: Construct, id: string, { map }: { readonly map: AccessMap }) {
    super(scope, id)
    const { hub } = map
    const bucket = new Bucket(this, 'Bucket', {
      bucketName: archiveBucketName(hub),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      // Scripts in spaces may not end an upload that failed.
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    acknowledge(bucket, {
      'AwsSolutions-S1':
        'Roles of this stack alone write to it and one function reads it; the trail may record ' +
        'data events of this bucket, which say more than access logs.',
    })
    this.role(archiveTransferRoleName, transferTrust(hub), transferPolicy(hub))
    for (const domain of map.domains) if (archivesSpacesIn(map, domain)) this.archiver(domain)
    for (const appType of archivedAppTypes) {
      const name = archiveScriptName(hub, appType)
      new CfnStudioLifecycleConfig(this, name, {
        studioLifecycleConfigName: name,
        studioLifecycleConfigAppType: appType,
        studioLifecycleConfigContent: Buffer.from(archiveScript(hub)).toString('base64'),
      })
    }
  }

  private archiver(domain: DomainEntry): void {
    this.role(archiverRoleName(domain.name), trustOf(domain), archiverPolicy(domain))
  }

  private role(roleName: string, trust: object, policyDocument: PolicyDocument): void {
    const role = new CfnRole(this, roleName, {
      roleName,
      path: rolePath.service,
      assumeRolePolicyDocument: trust,
    })
    const policy = new CfnPolicy(this, `${roleName}-policy`, {
      policyName: 'archive',
      policyDocument,
      roles: [role.ref],
    })
    acknowledgeWildcards(policy, policyDocument, reason)
  }
}

/** Where no team wants spaces kept, nobody is lent a role to archive them. */
function archivesSpacesIn({ teams }: AccessMap, { name }: DomainEntry): boolean {
  return teams.some(({ domain, spaces }) => domain === name && spaces === 'archive')
}
