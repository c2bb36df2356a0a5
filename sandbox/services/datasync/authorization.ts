/**
 * What DataSync's actions need: the resources that the service authorization reference lists, the
 * role that is passed, and what DataSync does with the caller's own permissions. That a caller must
 * be allowed to list the bucket was seen (Terraform provider for AWS, issue 21974); that the
 * EC2 and EFS actions of the managed policy AWSDataSyncFullAccess are asked of the caller too is
 * assumed. Tags at creation need no further action (assumed: the reference lists none).
 */

import { dataSync } from '../../datasync/store.ts'
import { type AccessNeed, requestTags, resourceTags, tagsOf } from '../../iam/access-need.ts'
import { s3Need } from '../s3/authorization.ts'
import type { Authorize, Call } from '../service.ts'
import { tagsByKey } from './tags.ts'

type Members = Readonly<Record<string, unknown>>

/** The members that name an action's resources; the other actions know none. */
const members: Readonly<Record<string, readonly string[]>> = {
  CreateTask: ['SourceLocationArn', 'DestinationLocationArn'],
  DescribeLocationEfs: ['LocationArn'],
  DescribeLocationS3: ['LocationArn'],
  DeleteLocation: ['LocationArn'],
  DescribeTask: ['TaskArn'],
  DeleteTask: ['TaskArn'],
  StartTaskExecution: ['TaskArn'],
  DescribeTaskExecution: ['TaskExecutionArn'],
  CancelTaskExecution: ['TaskExecutionArn'],
  TagResource: ['ResourceArn'],
  ListTagsForResource: ['ResourceArn'],
}

export const authorize: Authorize = (action, input, call) => {
  const given = tagsOf(input.Tags)
  const resources = members[action]?.map((member) => String(input[member])) ?? ['*']
  const needs = resources.map((resource) => ({
    action: `datasync:${action}`,
    resource,
    context: { ...requestTags(given), ...resourceTags(tagsByKey(call.world, resource)) },
  }))
  return [...needs, ...(further[action]?.(input, call) ?? [])]
}

const further: Readonly<Record<string, (input: Members, call: Call) => AccessNeed[]>> = {
  CreateLocationEfs: ofFileSystem,
  CreateLocationS3: ofBucket,
  CreateTask: (input, call) =>
    ofInterfaces(call, ['CreateNetworkInterface', 'CreateNetworkInterfacePermission'], input),
  DeleteTask: (_input, call) => ofInterfaces(call, ['DeleteNetworkInterface']),
}

function ofFileSystem(input: Members): AccessNeed[] {
  const fileSystem = String(input.EfsFilesystemArn)
  return [
    ...['ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups'].map((action) => onAny(action)),
    { action: 'elasticfilesystem:DescribeFileSystems', resource: fileSystem },
    { action: 'elasticfilesystem:DescribeMountTargets', resource: fileSystem },
  ]
}

/** DataSync's network interfaces, and the subnets of the locations that they are made in. */
function ofInterfaces(call: Call, actions: readonly string[], input: Members = {}): AccessNeed[] {
  const { region, accountId } = call
  const resource = `arn:aws:ec2:${region}:${accountId}:network-interface/*`
  const needs = actions.map((action) => ({ action: `ec2:${action}`, resource }))
  if (!actions.includes('CreateNetworkInterface')) return needs
  const subnets = subnetsOf(call, input).map((subnet) => ({
    action: 'ec2:CreateNetworkInterface',
    resource: subnet,
  }))
  return [...needs, ...subnets, onAny('ec2:DescribeNetworkInterfaces')]
}

function subnetsOf({ world }: Call, input: Members): string[] {
  const { locations } = dataSync.of(world)
  return [input.SourceLocationArn, input.DestinationLocationArn].flatMap((arn) => {
    const location = locations.get(String(arn))
    if (location?.kind !== 'efs') return []
    return [String(Object(location.described.Ec2Config).SubnetArn)]
  })
}

function onAny(action: string): AccessNeed {
  return { action, resource: '*' }
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
