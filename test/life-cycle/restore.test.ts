/** A wrong leave of many is undone by one command, with the same profiles. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bothPictures } from './pictures.ts'
import { playRestore } from './scenes/restore.ts'

let played: Awaited<ReturnType<typeof playRestore>>
beforeAll(async () => {
  played = await playRestore()
}, 600_000)
afterAll(() => played.close())

test('twenty who were let go are all suspended, by nothing but an approval', () => {
  expect(played.held).toEqual({ granted: 20 })
  expect(played.suspended.states).toEqual({ suspended: 20 })
  expect(played.suspended.profiles).not.toEqual(played.before)
})

test('one command gives all of them the same profiles, homes, roles and tags back', () => {
  expect(played.code).toBe(0)
  expect(played.after.states).toEqual({ granted: 20 })
  expect(played.after.profiles).toEqual(played.before)
})

test('nothing changes for anybody when the directory has been put right', () => {
  expect(played.right).toEqual(played.after)
})

test('the picture is what the scene draws', () => {
  const { drawn, committed } = bothPictures('restore', played.picture())
  expect(committed, 'npm run generate').toBe(drawn)
})
