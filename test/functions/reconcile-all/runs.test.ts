/** One run at a time, whatever happens to it; each complete one is heard. */
import { expect, test } from 'vitest'
import { LeaseLost, Throttled } from '../../../core/errors.ts'
import { everyoneKey } from '../../../core/lease/keys.ts'
import { compareEveryone } from '../../../functions/reconcile-all/compare-everyone/handler.ts'
import { sweepLeases } from '../../../functions/schedule/sweep-leases/handler.ts'
import { askedFor, type Company, later, openCompany, run, runUsual } from './company.ts'

const MINUTE_MS = 60_000

async function takeIt({ ports, time }: Company) {
  const because = { eventId: 'operator', door: 'operator', time: time.now } as const
  const request = { key: everyoneKey, because, now: time.now, removal: false, readDirectory: false }
  const answer = await ports.leases.request(request)
  if (!answer.taken) throw new Error('another run goes on')
  return answer.held
}

test('a run that finds another going on does nothing, and the other goes round again', async () => {
  const company = openCompany(['ada'])
  const { fence } = await takeIt(company)
  const second = await compareEveryone(company.ports)({})
  expect(second).toEqual({ outcome: 'another run goes on' })
  expect(company.tables.lastRun).toBeUndefined()
  expect(await run(company, { fence })).toMatchObject({ outcome: 'complete' })
  expect(company.tables.leases.get(everyoneKey)).toMatchObject({
    wanted: 2,
    done: 2,
    leaseUntil: 0,
  })
})

test('a run whose lease another took stops at once', async () => {
  const company = openCompany(['ada'])
  const { fence } = await takeIt(company)
  company.time.now += 5 * MINUTE_MS
  const late = run(company, { fence })
  await expect(late).rejects.toThrow(LeaseLost)
})

test('a run that died is followed by the sweep', async () => {
  const company = openCompany(['ada'])
  const { fence } = await takeIt(company)
  company.time.now += 5 * MINUTE_MS
  await sweepLeases(company.ports)()
  const [started] = company.ports.workflows.started
  expect(started).toMatchObject({ machine: 'reconcile-all' })
  const again = started?.input.fence ?? 0
  expect(again).toBeGreaterThan(fence)
  expect(await run(company, { fence: again })).toMatchObject({ outcome: 'complete' })
})

test('a throttled run goes on where it was, and mends what it would have', async () => {
  const company = openCompany(['ada', 'bob', 'eve', 'dan'])
  await run(company)
  company.ports.directory.setStatus('dan', 'disabled')
  let calls = 0
  company.switches.before = (call) => {
    if (!call.startsWith('directory.') || ++calls > 12 || calls % 4 > 0) return
    throw new Throttled('slower')
  }
  expect(await later(company)).toMatchObject({ outcome: 'complete' })
  expect(calls).toBeGreaterThan(8)
  expect(askedFor(company)).toEqual({ dan: ['event-lost'] })
})

test('profiles seen before Studio asked for patience are not looked at again', async () => {
  const users = Array.from({ length: 40 }, (_, n) => `user ${n}`)
  const company = openCompany(users)
  let inARow = 0
  company.switches.before = (call) => {
    if (call !== 'studio.describeProfile' || ++inARow % 4 > 0) return
    throw new Throttled('slower')
  }
  expect(await run(company)).toMatchObject({ outcome: 'complete' })
  expect(company.tables.lastRun?.profiles).toBe(users.length)
  expect(company.calls.filter((call) => call === 'studio.describeProfile')).toHaveLength(40)
})

test('a run without end of throttling fails, and says why', async () => {
  const company = openCompany(['ada'])
  company.switches.before = (call) => {
    if (call === 'directory.users') throw new Throttled('slower')
  }
  await expect(run(company)).rejects.toThrow(Throttled)
})

test('a complete run is a heartbeat, and each cause a metric', async () => {
  const company = openCompany(['ada', 'bob'])
  await runUsual(company)
  company.ports.directory.setStatus('ada', 'disabled')
  await later(company)
  const metrics = company.logged.filter(({ facts }) => '_aws' in facts)
  expect(metrics.map(({ facts }) => facts)).toEqual([
    expect.objectContaining({ Cause: 'event lost', Mendings: 1 }),
    expect.objectContaining({ FullReconciliations: 1, users: 2 }),
  ])
  expect(metrics[1]?.facts._aws).toEqual({
    Timestamp: company.time.now,
    CloudWatchMetrics: [
      {
        Namespace: 'Rollcall',
        Dimensions: [[]],
        Metrics: [{ Name: 'FullReconciliations', Unit: 'Count' }],
      },
    ],
  })
})

test('what is carried from call to call names no user', async () => {
  const company = openCompany(['ada', 'bob', 'eve', 'dan'])
  company.switches.before = (call) => {
    if (call === 'studio.describeProfile') throw new Throttled('slower')
  }
  const answer = await compareEveryone(company.ports)({})
  expect(answer).toMatchObject({ outcome: 'more', run: { next: 'profiles' } })
  expect(JSON.stringify(answer)).not.toMatch(/"(ada|bob|eve|dan)"/)
})
