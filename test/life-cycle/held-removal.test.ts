/** A mass removal is held whole; an approval lets go exactly those it names, once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bothPictures } from './pictures.ts'
import { playHeldRemoval } from './scenes/held-removal.ts'

let played: Awaited<ReturnType<typeof playHeldRemoval>>
beforeAll(async () => {
  played = await playHeldRemoval()
}, 300_000)
afterAll(() => played.close())

const idsOf = (holds: Awaited<ReturnType<typeof playHeldRemoval>>['first']['holds']) =>
  holds.flatMap(({ users }) => users.map(({ userId }) => userId)).sort()

test('of twelve who are removed at once nobody is cut, and all are held', () => {
  const { first, removed } = played
  expect(first.states).toEqual({ granted: 16 })
  expect(idsOf(first.holds)).toEqual([...removed].sort())
})

test('those of them who are disabled go at once, and are held no more', () => {
  const { second, removed, disabled } = played
  expect(second.states).toEqual({ granted: 13, suspended: 3 })
  expect(idsOf(second.holds)).toEqual(removed.filter((id) => !disabled.includes(id)).sort())
})

test('an approval of a set that has grown since is refused, and cuts nobody', () => {
  expect(played.changed.answer).toContain(played.second.holds[0]?.hash)
  expect(played.changed.states).toEqual(played.second.states)
})

test('an approval of the set as it is suspends exactly that set', async () => {
  const { third, versions, removed } = played
  expect(third).toMatchObject({ answer: 'approved', states: { granted: 4, suspended: 12 } })
  expect(third.holds).toEqual([])
  const gone = [...versions].filter(([, own]) => own.at(-1)?.state === 'suspended')
  expect(gone.map(([userId]) => userId).sort()).toEqual([...removed].sort())
})

test('it counts once: others who are removed later are held anew', () => {
  const { fourth, others } = played
  expect(fourth.answer).toContain('an approval counts once')
  expect(fourth.states).toEqual({ granted: 4, suspended: 12 })
  expect(idsOf(fourth.holds)).toEqual([...others].sort())
})

test('others are told of the holds and of the approval', () => {
  const { told } = played.scene
  expect(told.of('approved')).toHaveLength(1)
  expect(told.of('held').length).toBeGreaterThanOrEqual(2)
})

test('the picture is what the scene draws', () => {
  const { drawn, committed } = bothPictures('held-removal', played.picture())
  expect(committed, 'npm run generate').toBe(drawn)
})
