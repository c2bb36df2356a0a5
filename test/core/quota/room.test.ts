/** What is said of a quota, and from when on. */
import { expect, test } from 'vitest'
import { nearlyFull, whyFull } from '../../../core/quota/room.ts'

test('a quota is a finding from 90 % on, with code, figures and the command to raise it', () => {
  expect(nearlyFull('profiles', { used: 89, limit: 100 })).toBeUndefined()
  const finding = nearlyFull('profiles', { used: 90, limit: 100 })
  expect(finding).toContain('(L-AC46C40F): 90 of 100 are used')
  expect(finding).toContain('aws service-quotas request-service-quota-increase')
  expect(nearlyFull('domains', { used: 2, limit: 2 })).toContain('"Total domains" (L-B683BCB0)')
})

test('of what was never counted nothing is said', () => {
  expect(nearlyFull('apps', undefined)).toBeUndefined()
  expect(nearlyFull('apps', { full: { since: 1, limit: 2 } })).toBeUndefined()
})

test('who waits reads the limit that is met', () => {
  expect(whyFull('profiles', 2)).toContain('(L-AC46C40F) of 2 is met')
})
