/** A leaver loses live access at once, layer by layer; what is left goes when its rule is met. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import type { Lane } from './draw/picture.ts'
import { bothPictures } from './pictures.ts'
import { playLeaver } from './scenes/leaver.ts'

const HEARD_MS = 5_000
const OBJECTIVE_MS = 60_000

let played: Awaited<ReturnType<typeof playLeaver>>
beforeAll(async () => {
  played = await playLeaver()
}, 300_000)
afterAll(() => played.close())

/** When the lane began to show this. */
const since = ({ bars }: Lane, text: string): number =>
  bars.find((bar) => bar.text.startsWith(text))?.from ?? Number.NaN

test('the open Studio page is refused with the tag, before IAM has propagated anything', () => {
  const { pages, lanes } = played
  expect(pages).toEqual({ before: 200, after: 403, appAgain: 403 })
  expect(since(lanes.session, 'answers 403')).toBe(since(lanes.tag, 'true'))
  expect(since(lanes.session, 'answers 403')).toBeLessThan(since(lanes.deny, 'in force'))
})

test('tag, role, app, page and credentials are cut within 60 s of AWS hearing of it', () => {
  const { tag, session, profile, app, bucket } = played.lanes
  const appGone = app.bars.at(-1)?.to ?? Number.NaN
  const cuts = [
    since(tag, 'true'),
    since(session, 'answers 403'),
    since(profile, 'inert role'),
    since(bucket, 'denied'),
    appGone,
  ]
  for (const cut of cuts) expect(cut).toBeLessThanOrEqual(HEARD_MS + OBJECTIVE_MS)
  expect(since(tag, 'true') - HEARD_MS).toBeLessThanOrEqual(2_000)
})

test('credentials that were handed out end with the Deny list, once IAM has propagated it', () => {
  const { deny, bucket } = played.lanes
  expect(since(bucket, 'allowed')).toBe(0)
  expect(since(bucket, 'denied')).toBe(since(deny, 'in force'))
})

test('the ledger tells the state at each moment, and others are told once', () => {
  const { scene, suspended, versions } = played
  expect(suspended).toMatchObject({
    state: 'suspended',
    roleArn: inertRoleArn(scene.map, 'research'),
    deniedRoleArns: [played.grant.roleArn],
  })
  expect([...new Set(versions.map(({ state }) => state))]).toEqual([
    'granting',
    'granted',
    'suspending',
    'suspended',
    'deprovisioning',
    'deprovisioned',
  ])
  expect(scene.told.of('suspended')).toHaveLength(1)
  expect(scene.told.of('deprovisioned')).toHaveLength(1)
})

test('space and profile stay for the grace period; the home stays after it', async () => {
  const { lanes, scene, home, overAt } = played
  expect(since(lanes.profile, 'Deleting')).toBeGreaterThanOrEqual(overAt)
  for (const list of ['UserProfiles', 'Spaces'])
    expect(await scene.call(`SageMaker.List${list}`, {})).toEqual({ [list]: [] })
  expect(await played.homeNow()).toEqual({ 'notes.md': 'half a year of work' })
  expect(played.versions.at(-1)?.home).toEqual(home)
})

test('the picture is what the scene draws', () => {
  const { drawn, committed } = bothPictures('leaver', played.picture())
  expect(committed, 'npm run generate').toBe(drawn)
})
