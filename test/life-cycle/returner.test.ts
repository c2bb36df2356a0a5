/** Who comes back within the grace period has everything back as it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bothPictures } from './pictures.ts'
import { playReturner } from './scenes/returner.ts'

let played: Awaited<ReturnType<typeof playReturner>>
beforeAll(async () => {
  played = await playReturner()
}, 300_000)
afterAll(() => played.close())

test('the same profile, role, home and files come back', async () => {
  const { before, away, back, home, files } = played
  expect(away.grant.state).toBe('suspended')
  expect(back.grant).toMatchObject({
    state: 'granted',
    profileName: before.profileName,
    roleArn: before.roleArn,
  })
  expect(await played.homeNow()).toEqual({ now: home, files })
})

test('their name is on no Deny list any more, and their credentials serve again', async () => {
  const { scene, before, back, lanes } = played
  expect(back.grant).not.toHaveProperty('deniedRoleArns')
  expect(await scene.ports.ledger.deniedOn(before.roleArn)).toEqual([])
  expect(lanes.bucket.bars.map(({ text }) => text)).toEqual(['allowed', 'denied', 'allowed'])
})

test('Studio is refused while they are away, and open when they are back', () => {
  expect([played.away.page, played.back.page]).toEqual([403, 200])
})

test('the picture is what the scene draws', () => {
  const { drawn, committed } = bothPictures('returner', played.picture())
  expect(committed, 'npm run generate').toBe(drawn)
})
