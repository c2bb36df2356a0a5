/** A mover has one persona in a team at a time, and of two teams the old one ends first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleArn } from '../../core/persona/role-name.ts'
import { bothPictures } from './pictures.ts'
import { playMover } from './scenes/mover.ts'

let played: Awaited<ReturnType<typeof playMover>>
beforeAll(async () => {
  played = await playMover()
}, 300_000)
afterAll(() => played.close())

test('another persona of the team is the same profile with another role, and nothing else', () => {
  const { scene, scientist, lead, pages } = played
  expect(lead).toMatchObject({
    state: 'granted',
    profileName: scientist.profileName,
    roleArn: roleArn(scene.map, 'fraud', 'mlops'),
  })
  expect(pages.asLead).toBe(200)
})

test('the app that ran as the old persona is gone before the change counts as done', () => {
  const { lanes, ledger } = played
  const deleted = lanes.app.bars.find(({ text }) => text.startsWith('Deleting'))?.to ?? Number.NaN
  const changed = ledger.fraud.bars.filter(({ text }) => text === 'granted')[1]?.from
  expect(changed).toBeGreaterThanOrEqual(deleted)
})

test('of two teams the old one is suspended, with its page, before the new one is granted', () => {
  const { lanes, ledger, pages, grants } = played
  const begin = (text: string, { bars }: (typeof ledger)['fraud']) =>
    bars.find((bar) => bar.text === text)?.from ?? Number.NaN
  expect(begin('granting', ledger.vision)).toBeGreaterThan(begin('suspended', ledger.fraud))
  expect(begin('answers 403', lanes.session)).toBeLessThan(begin('granting', ledger.vision))
  expect(pages.after).toBe(403)
  expect(grants.map(({ team, state }) => `${team} ${state}`).sort()).toEqual([
    'fraud suspended',
    'vision granted',
  ])
})

test('others are told of the change, the suspension and the grant', () => {
  const { told } = played.scene
  expect([told.of('changed').length, told.of('suspended').length]).toEqual([1, 1])
  expect(told.of('granted')).toHaveLength(2)
})

test('the picture is what the scene draws', () => {
  const { drawn, committed } = bothPictures('mover', played.picture())
  expect(committed, 'npm run generate').toBe(drawn)
})
