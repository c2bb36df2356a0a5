/** Roles, policies and versions as the API answers them. Documents are URL-encoded (RFC 3986). */
import { isoSeconds } from '../../iam/asker.ts'
import {
  attachments,
  createdAt,
  type PolicyVersion,
  type WrittenPolicy,
  type WrittenRole,
} from '../../iam/written.ts'
import type { World } from '../../world/world.ts'
import { roleFor } from '../sts/roles.ts'

/** Lists leave tags and the boundary out (IAM's API reference). */
export function roleSummary(world: World, { role }: WrittenRole) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.roleId,
    Arn: role.arn,
    CreateDate: isoSeconds(createdAt(world)),
    AssumeRolePolicyDocument: encoded(JSON.stringify(role.trustPolicy)),
    MaxSessionDuration: roleFor(world, role.arn).maxSessionDuration,
  }
}

export function roleDetail(world: World, written: WrittenRole) {
  const { permissionsBoundary, tags } = written.role
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  return {
    ...roleSummary(world, written),
    ...(permissionsBoundary !== undefined && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: permissionsBoundary,
      },
    }),
    ...(list.length > 0 && { Tags: list }),
  }
}

export function policyDetail(world: World, written: WrittenPolicy) {
  const { policy } = written
  return {
    PolicyName: policy.name,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: written.defaultVersionId,
    AttachmentCount: attachments(world, written),
    IsAttachable: true,
    CreateDate: isoSeconds(written.createdAt),
    UpdateDate: isoSeconds(written.updatedAt),
  }
}

export function versionSummary({ defaultVersionId }: WrittenPolicy, version: PolicyVersion) {
  const { versionId, createdAt: made } = version
  return {
    VersionId: versionId,
    IsDefaultVersion: versionId === defaultVersionId,
    CreateDate: isoSeconds(made),
  }
}

export function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
