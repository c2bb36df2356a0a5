/** While changes are frozen nothing begins; when the freeze is lifted, what waited goes on. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bothPictures } from './pictures.ts'
import { playFreeze } from './scenes/freeze.ts'

let played: Awaited<ReturnType<typeof playFreeze>>
beforeAll(async () => {
  played = await playFreeze()
}, 300_000)
afterAll(() => played.close())

test('while removals are frozen nothing is taken, and access is still given', () => {
  expect(played.removals).toEqual({ granted: 6 })
})

test('while all changes are frozen nothing changes, not even for who is disabled', () => {
  expect(played.all).toEqual({ granted: 6 })
})

test('when the freeze is lifted, who waited is seen to', () => {
  expect(played.waited).toBe(2)
  expect(played.after).toEqual({ granted: 4, suspended: 2 })
  expect(played.scene.told.of('waiting').map((event) => event.for)).toEqual(['freeze', 'freeze'])
})

test('the picture is what the scene draws', () => {
  const { drawn, committed } = bothPictures('freeze', played.picture())
  expect(committed, 'npm run generate').toBe(drawn)
})
