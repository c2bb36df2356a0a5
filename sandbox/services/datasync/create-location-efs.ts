/**
 * CreateLocationEfs: a directory of a file system of a Studio domain. Access points, encryption in
 * transit and file system roles are remembered, and so are subnet and security groups: no network
 * is emulated. That the directory exists is looked at when a task runs.
 */
import { dataSync } from '../../datasync/store.ts'
import { cleanPath } from '../../files/file-tree.ts'
import { fileSystem } from '../../files/volumes.ts'
import type { Action } from '../service.ts'
import { invalid, newArn } from './find.ts'
import { putTags, type TagEntry } from './tags.ts'

interface CreateLocationEfsRequest {
  readonly Subdirectory?: string
  readonly EfsFilesystemArn: string
  readonly Ec2Config: object
  readonly Tags?: readonly TagEntry[]
  readonly AccessPointArn?: string
  readonly FileSystemAccessRoleArn?: string
  readonly InTransitEncryption?: string
}

export const action: Action = (request: CreateLocationEfsRequest, call) => {
  const { world, accountId, region } = call
  const { EfsFilesystemArn, Subdirectory = '/', Tags, ...described } = request
  const [, , , place, owner, resource = ''] = EfsFilesystemArn.split(':')
  const fileSystemId = resource.replace('file-system/', '')
  if (place !== region || owner !== accountId || !fileSystem(world, fileSystemId)) {
    throw invalid(`File system ${EfsFilesystemArn} is not found.`)
  }
  const directory = directoryOf(Subdirectory)
  const arn = newArn(call, 'location/loc-')
  dataSync.of(world).locations.set(arn, {
    kind: 'efs',
    arn,
    accountId,
    region,
    creationTime: world.clock.now(),
    uri: `efs://${region}.${fileSystemId}/${directory === '' ? '' : `${directory}/`}`,
    fileSystemId,
    directory,
    described,
  })
  putTags(world, arn, Tags)
  return { LocationArn: arn }
}

function directoryOf(subdirectory: string): string {
  try {
    return cleanPath(subdirectory)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}
