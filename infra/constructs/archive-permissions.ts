/** What looking at steps may do to copy leavers' data, and to see what has been copied. */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { AccessMap, DomainEntry } from '../../core/access-map/access-map.ts'
import { archiverRoleArn } from '../../core/archive/archiver.ts'
import { transferRoleArn } from '../../core/archive/places.ts'
import { archiveBucketName } from '../../core/deployed-names.ts'

/** Only what the teams of the map ask for. */
export function archives(map: AccessMap): PolicyStatement[] {
  const spaces = map.teams.some((team) => team.spaces === 'archive')
  const homes = map.domains.filter(({ archive }) => archive !== undefined)
  return [
    ...(spaces ? [...archivesSpaces(map)] : []),
    ...(homes.length > 0 ? copiesHomes(map, homes) : []),
    ...(spaces || homes.length > 0 ? [countsArchive(map)] : []),
  ]
}

function archivesSpaces(map: AccessMap): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['sagemaker:CreateApp'],
      resources: map.domains.map(
        ({ region, account, id }) => `arn:aws:sagemaker:${region}:${account}:app/${id}/*`,
      ),
    }),
    passes(map.domains.map(archiverRoleArn), 'sagemaker.amazonaws.com'),
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [`${bucketArn(map)}/*/manifests/*`],
    }),
  ]
}

function countsArchive(map: AccessMap): PolicyStatement {
  return new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn(map)] })
}

/**
 * DataSync's lists know no resource, nor does a location before it is made. Reaching the file
 * system and making network interfaces it does with its caller's permissions (assumed of all the
 * EC2 and EFS actions in AWS's policy AWSDataSyncFullAccess but those of other kinds of location).
 */
function copiesHomes(map: AccessMap, domains: readonly DomainEntry[]): PolicyStatement[] {
  const { account, region } = map.hub
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${region}:${account}:${resource}`
  const of = (service: string, actions: string[], ...resources: string[]) =>
    new PolicyStatement({ actions: actions.map((one) => `${service}:${one}`), resources })
  const lists = ['ListLocations', 'ListTasks', 'ListTaskExecutions']
  const interfaces = arn('ec2', 'network-interface/*')
  const subnets = domains.flatMap(({ archive }) => archive?.subnet ?? [])
  return [
    of('datasync', [...lists, 'CreateLocationEfs', 'CreateLocationS3'], '*'),
    of('datasync', ['CreateTask', 'DeleteLocation'], arn('datasync', 'location/*')),
    of('datasync', ['StartTaskExecution', 'DeleteTask'], arn('datasync', 'task/*')),
    of(
      'datasync',
      ['DescribeTaskExecution', 'CancelTaskExecution'],
      arn('datasync', 'task/*/execution/*'),
    ),
    of('ec2', ['DescribeSubnets', 'DescribeSecurityGroups', 'DescribeNetworkInterfaces'], '*'),
    of(
      'ec2',
      ['CreateNetworkInterface'],
      interfaces,
      ...new Set(subnets.map((subnet) => arn('ec2', `subnet/${subnet}`))),
    ),
    of('ec2', ['CreateNetworkInterfacePermission', 'DeleteNetworkInterface'], interfaces),
    of(
      'elasticfilesystem',
      ['DescribeFileSystems', 'DescribeMountTargets'],
      arn('elasticfilesystem', 'file-system/*'),
    ),
    passes([...new Set(domains.map(transferRoleArn))], 'datasync.amazonaws.com'),
  ]
}

function passes(resources: string[], service: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['iam:PassRole'],
    resources,
    conditions: { StringEquals: { 'iam:PassedToService': service } },
  })
}

function bucketArn({ hub }: AccessMap): string {
  return `arn:aws:s3:::${archiveBucketName(hub)}`
}
