/** What every backend of DenyPolicies promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DenyPolicies } from '../../core/ports.ts'
import type { Troubled } from '../support/service-ports.ts'

export interface MadePolicies extends Troubled {
  readonly policies: DenyPolicies
  /** One that exists and names nobody. */
  readonly arn: string
  close(): Promise<void>
}

const documentOf = (profileName: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Leavers',
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { StringEqualsIgnoreCase: { 'aws:SourceIdentity': [profileName] } },
      },
    ],
  })

export function denyPoliciesContract(backend: string, make: () => Promise<MadePolicies>): void {
  describe(`policies of Deny lists in ${backend}`, () => {
    let made: MadePolicies
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    test('what is written is the default version from then on, to the letter', async () => {
      const { policies, arn } = made
      const before = await policies.versions(arn)
      expect(before).toMatchObject([{ isDefault: true }])
      const versionId = await policies.write(arn, documentOf('u-ada+1'))
      const versions = (await policies.versions(arn)) ?? []
      expect(versions).toHaveLength(2)
      expect(versions.filter(({ isDefault }) => isDefault)).toMatchObject([{ versionId }])
      expect(await policies.document(arn, versionId)).toBe(documentOf('u-ada+1'))
    })

    test('the oldest version can be told, and removed twice; a sixth is refused', async () => {
      const { policies, arn } = made
      const [first] = (await policies.versions(arn)) ?? []
      for (const name of ['b', 'c', 'd', 'e']) await policies.write(arn, documentOf(name))
      await expect(policies.write(arn, documentOf('f'))).rejects.toThrow(/versions/)
      const others = ((await policies.versions(arn)) ?? []).filter(({ isDefault }) => !isDefault)
      const oldest = Math.min(...others.map(({ createdAt }) => createdAt))
      expect(first).toMatchObject({ createdAt: oldest })
      await policies.removeVersion(arn, first?.versionId ?? '')
      await policies.removeVersion(arn, first?.versionId ?? '')
      expect(await policies.document(arn, first?.versionId ?? '')).toBeUndefined()
      await policies.write(arn, documentOf('f'))
      expect(await policies.versions(arn)).toHaveLength(5)
    })

    test('a policy that does not exist has no versions', async () => {
      const { policies, arn } = made
      expect(await policies.versions(`${arn}-other`)).toBeUndefined()
      expect(await policies.document(`${arn}-other`, 'v1')).toBeUndefined()
    })
  })
}
