/** What goes wrong in memory when a test asks for it. */
import { expect, test } from 'vitest'
import { memoryLeases } from '../support/memory-leases.ts'
import { memoryStudio } from '../support/memory-studio.ts'
import { type Fault, memoryTables } from '../support/memory-tables.ts'
import { asked } from './leases.contract.ts'

const profile = { domainId: 'd-1', profileName: 'u-ada', roleArn: 'role', tags: { user: 'ada' } }

test('a change that is told to fail ends in the status of its failure', async () => {
  let now = 0
  let broken = true
  const studio = memoryStudio({ clock: { now: () => now }, changeMs: 10, fails: () => broken })
  await studio.createProfile(profile)
  now = 10
  expect((await studio.describeProfile('d-1', 'u-ada'))?.status).toBe('Failed')
  broken = false
  await studio.deleteProfile('d-1', 'u-ada')
  now = 20
  expect(await studio.describeProfile('d-1', 'u-ada')).toBeUndefined()
})

test('a fault may strike before a call takes effect, or after', async () => {
  let strike: 'before' | 'after' = 'before'
  const fault: Fault = async (call, run) => {
    if (strike === 'before') throw new Error(`${call} never arrived`)
    run()
    throw new Error(`the answer of ${call} was lost`)
  }
  const tables = memoryTables()
  const faulty = memoryLeases({ tables, fault })
  const sound = memoryLeases({ tables })
  const request = asked('user#ada')
  await expect(faulty.request(request)).rejects.toThrow('never arrived')
  expect(await sound.read('user#ada')).toBeUndefined()
  strike = 'after'
  await expect(faulty.request(request)).rejects.toThrow('was lost')
  expect(await sound.read('user#ada')).toMatchObject({ wanted: 1, fence: 1 })
})
