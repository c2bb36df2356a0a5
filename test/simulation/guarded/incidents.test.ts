/** What emptied groups elsewhere takes nothing beyond the bound here, and what is meant goes on. */
import { describe, expect, test } from 'vitest'
import { thaw } from '../../../cli/support/freezes.ts'
import { type Company, HOUR_MS, openCompany, scientists, vision } from './company.ts'
import { lies } from './lies.ts'
import { mistakes } from './mistakes.ts'
import { ordinaryDays } from './ordinary-days.ts'

describe('when', () => {
  test.each([...lies, ...mistakes, ...ordinaryDays])(
    '$name',
    async ({ size = 12, suspended, held, happens, ends }) => {
      const company = await openCompany({ vision: size })
      expect(company.count('granted')).toBe(size)
      await happens(company)
      await company.settle()
      expect({ suspended: company.count('suspended'), held: await heldIn(company) }).toEqual({
        suspended,
        held,
      })
      if (!ends) return
      await ends(company)
      await company.settle()
      expect([company.count('granted'), await heldIn(company)]).toEqual([size, 0])
    },
  )
})

async function heldIn(company: Company): Promise<number> {
  const holds = await company.holds()
  return holds.reduce((sum, { users }) => sum + users.length, 0)
}

async function emptied(): Promise<Company> {
  const company = await openCompany({})
  for (const userId of company.visionaries) company.directory.leave(userId, vision)
  company.tell('Group', vision)
  await company.settle()
  return company
}

describe('a hold', () => {
  test('stands beside another group’s, and each is answered by itself', async () => {
    const company = await openCompany({})
    for (const userId of company.visionaries) company.directory.leave(userId, vision)
    for (const userId of company.fraudsters) company.directory.leave(userId, scientists)
    company.tell('Group', vision)
    company.tell('Group', scientists)
    await company.settle()
    const holds = await company.holds()
    expect(holds.map(({ group, users }) => [group, users.length]).sort()).toEqual([
      ['Scientists', 3],
      ['Vision', 12],
    ])
    await company.answer('approve', holds.find(({ group }) => group === 'Scientists')?.hash)
    await company.settle()
    expect([company.count('suspended', 'fraud'), company.count('suspended')]).toEqual([3, 0])
    expect((await company.holds()).map(({ group }) => group)).toEqual(['Vision'])
  })

  test('is approved once: the same word again is refused', async () => {
    const company = await emptied()
    const [hold] = await company.holds()
    await company.answer('approve', hold?.hash)
    await expect(company.answer('approve', hold?.hash)).rejects.toThrow('counts once')
    await company.settle()
    expect(company.count('suspended')).toBe(12)
    await expect(company.answer('approve', hold?.hash)).rejects.toThrow('counts once')
  })

  test('covers those it showed: who left after it was shown is not let go by it', async () => {
    const company = await openCompany({})
    const leave = (userIds: readonly string[]) => {
      for (const userId of userIds) company.directory.leave(userId, vision)
      company.tell('Group', vision)
    }
    leave(company.visionaries.slice(0, 8))
    await company.settle()
    const [shown] = await company.holds()
    leave(company.visionaries.slice(8))
    await company.settle()
    const [now] = await company.holds()
    const answer = company.answer('approve', shown?.hash)
    await expect(answer).rejects.toThrow(`no hold is ${shown?.hash}`)
    await expect(answer).rejects.toThrow(`${now?.hash} (Vision, 12 users)`)
    await company.settle()
    expect([company.count('suspended'), now?.users.length]).toEqual([0, 12])
  })

  test('expires: nobody goes, and who still asks stands in another one', async () => {
    const company = await emptied()
    const [shown] = await company.holds()
    await company.pass(25 * HOUR_MS)
    await expect(company.answer('approve', shown?.hash)).rejects.toThrow('no hold is')
    const [renewed] = await company.holds()
    expect([renewed?.users.length, company.count('suspended')]).toEqual([12, 0])
    await company.answer('approve', renewed?.hash)
    await company.settle()
    expect(company.count('suspended')).toBe(12)
  })

  test('refused stays refused for days, and nobody goes', async () => {
    const company = await emptied()
    const [hold] = await company.holds()
    await company.answer('refuse', hold?.hash)
    await company.pass(100 * HOUR_MS)
    const [still] = await company.holds()
    expect([still?.hash, still?.refused?.by]).toEqual([hold?.hash, 'anna'])
    expect([company.count('suspended'), company.count('granted')]).toEqual([0, 12])
  })

  test('refused may be approved after all, and a word that is no hash is told so', async () => {
    const company = await emptied()
    const [hold] = await company.holds()
    await company.answer('refuse', hold?.hash.slice(0, 12))
    await expect(company.answer('approve', 'abc')).rejects.toThrow('first 12 digits')
    await company.answer('approve', hold?.hash.slice(0, 12))
    await company.settle()
    expect(company.count('suspended')).toBe(12)
  })

  test('approved during a freeze of removals waits for its end', async () => {
    const company = await emptied()
    const { freezes, clock } = company.ports
    await freezes.set({ scope: 'removals', by: 'anna', since: clock.now() })
    const [hold] = await company.holds()
    await company.answer('approve', hold?.hash)
    await company.settle()
    expect(company.count('suspended')).toBe(0)
    expect(await thaw(company.ports, 'anna')).toBe(12)
    await company.settle()
    expect(company.count('suspended')).toBe(12)
  })

  test('a freeze with an end needs nobody to lift it', async () => {
    const company = await openCompany({})
    const { freezes, clock } = company.ports
    const until = clock.now() + HOUR_MS
    await freezes.set({ scope: 'all changes', by: 'anna', since: clock.now(), until })
    company.directory.leave(company.visionaries[0] ?? '', vision)
    company.tell('Group', vision)
    await company.settle()
    expect(company.count('suspended')).toBe(0)
    await company.pass(HOUR_MS)
    expect(company.count('suspended')).toBe(1)
  })
})
