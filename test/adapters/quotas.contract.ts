/** What every backend of service quotas promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sageMakerQuotas } from '../../core/quota/codes.ts'
import type { MakeServices, Services } from '../support/service-ports.ts'

export function quotasContract(backend: string, make: MakeServices): void {
  describe(`service quotas in ${backend}`, () => {
    let made: Services
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    test('every quota has a limit, and it is the one in force', async () => {
      const { quotas, hands } = made
      for (const { code } of Object.values(sageMakerQuotas)) {
        hands.setQuota(code, 7)
        expect(await quotas.limit(code)).toBe(7)
        hands.setQuota(code, 0)
        expect(await quotas.limit(code)).toBe(0)
      }
    })

    test('what is enforced is what is told', async () => {
      const { quotas, studio, hands } = made
      const { code } = sageMakerQuotas.profiles
      const { count } = await studio.count('profiles')
      hands.setQuota(code, count)
      const { domainId, roleArn } = hands
      const bob = { domainId, profileName: 'bob', roleArn, tags: {} }
      await expect(studio.createProfile(bob)).rejects.toThrow('no more user profiles')
      hands.setQuota(code, count + 1)
      expect(await studio.createProfile(bob)).toBe(true)
      expect(await quotas.limit(code)).toBe(count + 1)
    })

    test('a quota that nobody knows has no limit to tell', async () => {
      const code = 'L-00000000' as typeof sageMakerQuotas.profiles.code
      await expect(made.quotas.limit(code)).rejects.toThrow()
    })
  })
}
