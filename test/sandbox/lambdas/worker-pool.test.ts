/** Workers stay warm for their function, and make room for another when there are too many. */
import { describe, expect, it } from 'vitest'
import type { LambdaWorker } from '../../../sandbox/lambdas/lambda-worker.ts'
import { WorkerPool } from '../../../sandbox/lambdas/worker-pool.ts'

function pool(concurrency: number, limits: { atOnce?: number; perFunction?: number } = {}) {
  const workers = Object.assign(new WorkerPool(), { concurrency, ...limits })
  const ended: string[] = []
  return {
    ended,
    workers,
    lease: (key: string) =>
      workers.lease(key, () => {
        const worker = { alive: true, end: async () => void ended.push(key) }
        return worker as unknown as LambdaWorker
      }),
  }
}

describe('the worker pool', () => {
  it('hands a warm worker to the next invocation of the same function', async () => {
    const { lease } = pool(2)
    const first = await lease('a')
    first.release()
    const second = await lease('a')
    expect([first.cold, second.cold, second.worker === first.worker]).toEqual([true, false, true])
  })

  it('ends the idle worker that was used least recently to make room', async () => {
    const { lease, ended } = pool(2)
    for (const key of ['a', 'b', 'a', 'c']) (await lease(key)).release()
    expect(ended).toEqual(['b'])
  })

  it('makes invocations wait, first come first served, while every worker is busy', async () => {
    const { lease } = pool(1)
    const first = await lease('a')
    const served: string[] = []
    const waiting = ['b', 'a'].map(async (key) => {
      const given = await lease(key)
      served.push(key)
      given.release()
    })
    expect(served).toEqual([])
    first.release()
    await Promise.all(waiting)
    expect(served).toEqual(['b', 'a'])
  })

  it('starts no worker once it is closed, which nobody would end', async () => {
    const { lease, workers, ended } = pool(2)
    const first = await lease('a')
    await workers.close()
    const late = lease('b')
    first.release()
    expect(await Promise.race([late, Promise.resolve('waits')])).toBe('waits')
    expect(ended).toEqual(['a'])
  })

  it('runs one invocation at a time when told to, and keeps the other workers warm', async () => {
    const { lease, ended } = pool(2, { atOnce: 1 })
    const first = await lease('a')
    const second = lease('b')
    expect(await Promise.race([second, Promise.resolve('waits')])).toBe('waits')
    first.release()
    ;(await second).release()
    expect([(await lease('a')).cold, ended]).toEqual([false, []])
  })

  it('ends no worker for another function while so many of each have room', async () => {
    const { lease, ended } = pool(4, { perFunction: 2 })
    for (const key of ['a', 'b', 'a', 'b']) {
      const many = Array.from({ length: 5 }, () => lease(key))
      for (const one of many) (await one).release()
    }
    expect(ended).toEqual([])
  })

  it('keeps only those waiting whose own function has enough running', async () => {
    const { lease } = pool(4, { perFunction: 1 })
    const first = await lease('a')
    const second = lease('a')
    expect((await lease('b')).cold).toBe(true)
    expect(await Promise.race([second, Promise.resolve('waits')])).toBe('waits')
    first.release()
    expect((await second).cold).toBe(false)
  })

  it('does not count as running what waits on purpose', async () => {
    const { lease } = pool(4, { perFunction: 1 })
    const first = await lease('a')
    const second = lease('a')
    first.waits(true)
    expect((await second).cold).toBe(true)
    first.waits(false)
    const third = lease('a')
    first.release()
    expect(await Promise.race([third, Promise.resolve('waits')])).toBe('waits')
  })

  it('ends those of an old session once a new one begins, but not in the middle', async () => {
    const { lease, ended, workers } = pool(4)
    const busy = await lease('a#1')
    for (const key of ['a#1', 'b#1']) (await lease(key)).release()
    workers.retire('a#')
    expect(ended).toEqual(['a#1'])
    busy.release()
    workers.retire('a#')
    expect(ended).toEqual(['a#1', 'a#1'])
  })

  it('replaces a worker that died', async () => {
    const { lease } = pool(1)
    const first = await lease('a')
    Object.assign(first.worker, { alive: false })
    first.release()
    expect((await lease('a')).cold).toBe(true)
  })
})
