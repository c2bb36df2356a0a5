/**
 * What DataSync's actions need: the resources that the service authorization reference lists, the
 * role that is passed, and what DataSync does with the caller's own permissions. That a caller must
 * be allowed to list the bucket was seen (Terraform provider for AWS, issue 21974); that the
 * EC2 and EFS actions of the managed policy AWSDataSyncFullAccess are asked of the caller too is
 * assumed. Tags at creation need no further action (assumed: the reference lists none).
 */
import { type AccessNeed, requestTags, resourceTags, tagsOf } from '../../iam/access-need.ts'
import { s3Need } from '../s3/authorization.ts'
import type { Authorize, Call } from '../service.ts'
import { tagsByKey } from './tags.ts'

type Members = Readonly<Record<string, unknown>>

const onMounting = [
  ...['ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups'],
  ...['elasticfilesystem:DescribeFileSystems', 'elasticfilesystem:DescribeMountTargets'],
]
const onInterfaces = [
  ...['ec2:CreateNetworkInterface', 'ec2:CreateNetworkInterfacePermission'],
  'ec2:DescribeNetworkInterfaces',
]

/** Further actions that are judged on every resource, by operation. */
const further: Readonly<Record<string, readonly string[]>> = {
  CreateLocationEfs: onMounting,
  CreateTask: onInterfaces,
  DeleteTask: ['ec2:DeleteNetworkInterface'],
}

export const authorize: Authorize = (action, input, call) => {
  const given = tagsOf(input.Tags)
  const needs = resourcesOf(action, input).map((resource) => ({
    action: `datasync:${action}`,
    resource,
    context: { ...requestTags(given), ...resourceTags(tagsByKey(call.world, resource)) },
  }))
  const others = (further[action] ?? []).map((one) => ({ action: one, resource: '*' }))
  return [...needs, ...others, ...(action === 'CreateLocationS3' ? ofBucket(input, call) : [])]
}

const members = [
  ...['LocationArn', 'TaskArn', 'TaskExecutionArn', 'ResourceArn'],
  ...['SourceLocationArn', 'DestinationLocationArn'],
]

/** ListTaskExecutions knows no resource, though it may name a task. */
function resourcesOf(action: string, input: Members): string[] {
  const arns = action === 'ListTaskExecutions' ? [] : members.map((member) => input[member])
  const named = arns.filter((arn) => typeof arn === 'string')
  return named.length > 0 ? named : ['*']
}

function ofBucket(input: Members, { world }: Call): AccessNeed[] {
  const bucket = String(input.S3BucketArn).replace(/^arn:aws:s3:::/, '')
  return [
    s3Need(world, { action: 's3:ListBucket', bucket }),
    {
      action: 'iam:PassRole',
      resource: String(Object(input.S3Config).BucketAccessRoleArn),
      context: { 'iam:PassedToService': 'datasync.amazonaws.com' },
    },
  ]
}
