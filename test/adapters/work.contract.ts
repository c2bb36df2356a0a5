/** What every backend of the work that users leave running promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StillPending } from '../../core/errors.ts'
import type { WorkKind } from '../../core/ports.ts'
import { kindOfArn, nameInArn } from '../../core/work.ts'
import { pagesOf } from '../support/pages.ts'
import type { MakeServices, Services } from '../support/service-ports.ts'

const kinds: readonly WorkKind[] = [
  ...(['training job', 'processing job', 'transform job', 'tuning job', 'AutoML job'] as const),
  ...(['pipeline execution', 'endpoint', 'monitoring schedule'] as const),
]

/** Of no pipeline. */
const nothing = 'pipeline/nothing/execution/0123456789ab'

export function workContract(backend: string, make: MakeServices): void {
  describe(`work in ${backend}`, () => {
    let made: Services
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    const running = async (kind: WorkKind, pipeline = 'one') =>
      (await made.work.running(kind, kind === 'pipeline execution' ? { pipeline } : {})).items

    test.each(kinds)(
      'a %s is listed by who began it and as running, until it is told to stop',
      async (kind) => {
        const { work, hands } = made
        expect(await work.ofProfile(hands.profileArn)).toEqual({ arns: [] })
        const one = await hands.begin(kind, 'one')
        const other = await hands.begin(kind, 'other')
        const { arns } = await work.ofProfile(hands.profileArn)
        const mine = arns.filter((arn) => kindOfArn(arn) === kind)
        expect(mine.map(nameInArn)).toEqual(['one', 'other'])
        expect(await work.ofProfile(`${hands.profileArn}x`)).toEqual({ arns: [] })
        const both = kind === 'pipeline execution' ? [one] : [one, other]
        expect(await running(kind)).toEqual(both)
        expect(await running(kind, 'other')).toContainEqual(other)
        await work.stop(one)
        await made.pass()
        expect(await running(kind)).toEqual(both.slice(1))
      },
    )

    test.each(kinds)('a %s that stops or has stopped is looked at again, or done', async (kind) => {
      const { work, hands } = made
      const one = await hands.begin(kind, 'one')
      await work.stop(one)
      // An endpoint is gone in the end; what the others were SageMaker knows for good.
      if (kind !== 'endpoint') await expect(work.stop(one)).rejects.toThrow(StillPending)
      await made.pass()
      if (kind === 'endpoint') await work.stop(one)
      else await expect(work.stop(one)).rejects.toThrow(StillPending)
      expect(await running(kind)).toEqual([])
    })

    test('what does not exist is stopped, and not running', async () => {
      for (const kind of kinds) {
        const arn = made.hands.profileArn.replace(/user-profile.*/, nothing)
        await made.work.stop({ kind, name: 'nothing', arn })
        expect(await running(kind)).toEqual([])
      }
      expect(await running('pipeline execution', 'nothing')).toEqual([])
    })

    othersContract(() => made)
  })
}

function othersContract(made: () => Services): void {
  test('who started an execution is known by their profile', async () => {
    const { work, hands } = made()
    const { arn } = await hands.begin('pipeline execution', 'one')
    expect(await work.startedBy(arn)).toBe(hands.profileArn)
    await work.stop({ kind: 'pipeline execution', name: arn, arn })
    await made().pass()
    expect(await work.startedBy(arn)).toBe(hands.profileArn)
    expect(await work.startedBy(`${arn}0`)).toBeUndefined()
  })

  test('a hundred are a page', async () => {
    const { work, hands } = made()
    for (let n = 0; n < 101; n++) await hands.begin('training job', `job-${n}`)
    const tagged = await pagesOf((cursor) => work.ofProfile(hands.profileArn, cursor))
    expect(tagged.map(({ arns }) => arns.length)).toEqual([100, 1])
    const listed = await pagesOf((cursor) =>
      work.running('training job', cursor === undefined ? {} : { cursor }),
    )
    expect(listed.map(({ items }) => items.length)).toEqual([100, 1])
    expect(new Set(listed.flatMap(({ items }) => items.map(({ arn }) => arn))).size).toBe(101)
  })
}
