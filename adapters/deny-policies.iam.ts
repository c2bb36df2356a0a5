/** Managed policies of Deny lists in IAM. */
import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyVersionCommand,
  type IAMClient,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam'
import type { DenyPolicies } from '../core/ports.ts'
import { inCoreWords, unlessAbsent } from './errors.ts'

export function iamDenyPolicies({ client }: { readonly client: IAMClient }): DenyPolicies {
  return {
    versions: (PolicyArn) =>
      unlessAbsent(async () => {
        // At most five: one page.
        const { Versions = [] } = await client.send(new ListPolicyVersionsCommand({ PolicyArn }))
        return Versions.map(({ VersionId = '', IsDefaultVersion = false, CreateDate }) => ({
          versionId: VersionId,
          isDefault: IsDefaultVersion,
          createdAt: CreateDate?.getTime() ?? 0,
        }))
      }, undefined),

    document: (PolicyArn, VersionId) =>
      unlessAbsent(async () => {
        const command = new GetPolicyVersionCommand({ PolicyArn, VersionId })
        const { PolicyVersion } = await client.send(command)
        // URL-encoded, as IAM answers every document.
        return decodeURIComponent(PolicyVersion?.Document ?? '')
      }, undefined),

    async write(PolicyArn, PolicyDocument) {
      const command = new CreatePolicyVersionCommand({
        PolicyArn,
        PolicyDocument,
        SetAsDefault: true,
      })
      const { PolicyVersion } = await inCoreWords(() => client.send(command))
      return PolicyVersion?.VersionId ?? ''
    },

    removeVersion: (PolicyArn, VersionId) =>
      unlessAbsent(async () => {
        await client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }))
      }, undefined),
  }
}
