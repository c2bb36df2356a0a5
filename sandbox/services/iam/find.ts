/** Finds what a request names, in the caller's account. */
import {
  type PolicyVersion,
  type WrittenPolicy,
  type WrittenRole,
  writtenPolicy,
  writtenRole,
} from '../../iam/written.ts'
import type { Call } from '../service.ts'
import { noSuchEntity } from './errors.ts'

export interface RoleName {
  readonly RoleName: string
}

export interface PolicyArn {
  readonly PolicyArn: string
}

export interface VersionName extends PolicyArn {
  readonly VersionId: string
}

/** Throws `NoSuchEntity`. */
export function findRole({ world, accountId }: Call, { RoleName }: RoleName): WrittenRole {
  const role = writtenRole(world, accountId, RoleName)
  if (!role) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`)
  return role
}

/** Throws `NoSuchEntity`, for policies of other accounts too (assumed). */
export function findPolicy({ world, accountId }: Call, { PolicyArn }: PolicyArn): WrittenPolicy {
  const found = writtenPolicy(world, PolicyArn)
  if (found?.policy.accountId === accountId) return found
  throw noSuchEntity(`Policy ${PolicyArn} does not exist or is not attachable.`)
}

/** Throws `NoSuchEntity`. */
export function findVersion(written: WrittenPolicy, { VersionId }: VersionName): PolicyVersion {
  const found = written.versions.find(({ versionId }) => versionId === VersionId)
  if (found) return found
  const { arn } = written.policy
  throw noSuchEntity(`Policy ${arn} version ${VersionId} does not exist or is not attachable.`)
}
