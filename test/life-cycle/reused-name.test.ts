/** Who is given the user name of somebody who left has nothing of theirs, in either mode. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import { bothPictures } from './pictures.ts'
import { playReusedName } from './scenes/reused-name.ts'
import { readHome } from './support/homes.ts'

let played: Awaited<ReturnType<typeof playReusedName>>
beforeAll(async () => {
  played = await playReusedName()
}, 300_000)
afterAll(() => played.close())

test('SSO mode: assignment, role and app go at once; an open page may answer for longer', () => {
  const { away, lanes, scene, pageAtEnd } = played
  expect(away.grants.sso).toMatchObject({
    state: 'suspended',
    roleArn: inertRoleArn(scene.map, 'desk'),
  })
  const cut = lanes.sso.assignment.bars.find(({ text }) => text === 'gone')?.from
  expect(cut).toBeLessThanOrEqual(60_000)
  expect(lanes.sso.app.bars.at(-1)?.to).toBeLessThanOrEqual(60_000)
  const page = lanes.sso.session.bars.find(({ text }) => text === 'answers 403')?.from
  expect(page).toBeLessThanOrEqual(30 * 60_000)
  expect([away.page, pageAtEnd]).toEqual([200, 403])
})

test('IAM mode: the new user has a profile of their own at once', () => {
  const [own, ...others] = played.waiting
  expect(own).toMatchObject({ team: 'fraud', state: 'granted' })
  expect(others).toEqual([])
  expect(own?.profileName).not.toBe(played.old.iam.profileName)
})

test('SSO mode: the new user waits for the former owner to be deprovisioned', () => {
  expect(played.told).toEqual(['former owner', 'former owner'])
  expect(played.young.sso).toMatchObject({ state: 'granted' })
  expect(played.young.sso.profileName).not.toBe(played.old.sso.profileName)
})

test('neither mode hands over a home, and what is in the former one stays there', async () => {
  const { homes, ownHomes, scene } = played
  expect(ownHomes.iam.uid).not.toBe(homes.iam.uid)
  expect(ownHomes.sso.uid).not.toBe(homes.sso.uid)
  expect(await readHome(scene, homes.sso)).toEqual({ 'secret.md': 'of the former owner' })
  expect(await readHome(scene, ownHomes.sso)).toEqual({})
})

test('the picture is what the scene draws', () => {
  const { drawn, committed } = bothPictures('reused-name', played.picture())
  expect(committed, 'npm run generate').toBe(drawn)
})
