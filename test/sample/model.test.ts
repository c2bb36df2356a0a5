/** The model of the day says by itself what follows from a script and a map. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differencesOf } from '../../cli/support/check-day.ts'
import { ModelOfTheDay } from '../../sample/model.ts'
import type { Moment } from '../../sample/moments.ts'

const map = `
teams:
  fraud:
    domain: research
    groups:
      - { group: Leads, persona: mlops }
      - { group: Scientists, persona: data-scientist }
    grace: 2h
  vision:
    domain: research
    groups: [{ group: Vision, persona: compute }]
    spaces: discard
    grace: 2h
`
const HOUR_MS = 3_600_000
const everybody = ['maya', 'jonas', 'amara', 'tomas'] as const

function modelAfter(...moments: readonly Moment[]): ModelOfTheDay {
  const model = new ModelOfTheDay(map)
  const groups = ['Leads', 'Scientists', 'Vision']
  model.happened({ kind: 'provisioned', groups, people: everybody }, 0)
  let now = 0
  for (const moment of moments) {
    now += moment.kind === 'time passed' ? moment.minutes * 60_000 : 1
    model.happened(moment, now)
  }
  return model
}

const joined = (group: string, ...people: Array<(typeof everybody)[number]>): Moment => ({
  kind: 'joined',
  people,
  group,
  by: 'plain',
})
const left = (group: string, ...people: Array<(typeof everybody)[number]>): Moment => ({
  kind: 'left',
  people,
  group,
  by: 'plain',
})
const hours = (count: number): Moment => ({
  kind: 'time passed',
  minutes: count * 60,
  until: 'later',
})

function standsOf(model: ModelOfTheDay): string[] {
  return model.stands().map((one) => `${one.person} ${one.team} ${one.persona} ${one.state}`)
}

test('the first group of a team’s list decides, and the last path to a team keeps it', () => {
  const both = [joined('Scientists', 'maya'), joined('Leads', 'maya')]
  expect(standsOf(modelAfter(...both))).toEqual(['maya fraud mlops granted'])
  expect(standsOf(modelAfter(...both, left('Leads', 'maya')))).toEqual([
    'maya fraud data-scientist granted',
  ])
  const none = [left('Leads', 'maya'), left('Scientists', 'maya')]
  expect(standsOf(modelAfter(...both, ...none))).toEqual(['maya fraud data-scientist suspended'])
})

test('up to two of a group may go in a day, and of more all are held', () => {
  const joiners = joined('Scientists', ...everybody)
  const two = modelAfter(joiners, left('Scientists', 'maya', 'jonas'))
  expect(two.heldGroups()).toEqual([])
  const third = modelAfter(
    joiners,
    left('Scientists', 'maya', 'jonas'),
    left('Scientists', 'amara'),
  )
  expect(third.heldGroups()).toEqual(['Scientists'])
  expect(third.stands().filter(({ state }) => state === 'suspended')).toHaveLength(2)
  const all = modelAfter(joiners, left('Scientists', ...everybody))
  expect(all.stands().filter(({ state }) => state === 'granted')).toHaveLength(4)
  const back = modelAfter(joiners, left('Scientists', ...everybody), joiners)
  expect(back.heldGroups()).toEqual([])
})

test('who is disabled is suspended, and deprovisioned only where nothing is to be kept', () => {
  const gone: Moment = { kind: 'disabled', person: 'maya', by: 'plain' }
  const model = modelAfter(joined('Leads', 'maya'), joined('Vision', 'maya'), gone, hours(3))
  expect(standsOf(model)).toEqual([
    'maya fraud mlops suspended',
    'maya vision compute deprovisioned',
  ])
})

test('a renamed group gives nothing once everybody is compared, and again by its name', () => {
  const away: Moment = { kind: 'group renamed', group: 'Leads', to: 'Heads' }
  const back: Moment = { kind: 'group renamed', group: 'Heads', to: 'Leads' }
  const renamed = modelAfter(joined('Leads', 'maya'), away)
  expect(standsOf(renamed)).toEqual(['maya fraud mlops granted'])
  expect(renamed.missingGroups()).toEqual(['Leads'])
  renamed.happened(hours(1), HOUR_MS)
  expect(standsOf(renamed)).toEqual(['maya fraud mlops suspended'])
  renamed.happened(back, HOUR_MS + 1)
  renamed.happened(hours(1), 2 * HOUR_MS)
  expect(standsOf(renamed)).toEqual(['maya fraud mlops granted'])
  expect(renamed.missingGroups()).toEqual([])
})

test('whatever the world has otherwise is told', () => {
  const model = modelAfter(joined('Leads', 'maya'), joined('Vision', 'jonas'))
  const people = new Map([['1', 'maya'] as const, ['2', 'jonas'] as const])
  const mayas = { userId: '1', team: 'fraud', suspended: false }
  const observed = {
    people,
    grants: [],
    profiles: [{ ...mayas, role: 'arn:aws:iam::1:role/rollcall/persona/rollcall-fraud-compute' }],
    holds: [],
    findings: ['group Leads (access.yaml:5) is not in the directory'],
    records: [],
    expected: [{ door: 'portal', verdict: 'refused' } as const],
  }
  expect(differencesOf(model, observed)).toEqual([
    'the ledger lacks "jonas vision compute granted"',
    'the ledger lacks "maya fraud mlops granted"',
    'the Studio lacks "jonas vision rollcall-vision-compute granted"',
    'the Studio lacks "maya fraud rollcall-fraud-mlops granted"',
    'the Studio has "maya fraud rollcall-fraud-compute granted"',
    'the list of findings has "group Leads"',
    'the audit log lacks "portal refused"',
  ])
})

test('the model shares no code with what it is compared to', () => {
  const text = readFileSync('sample/model.ts', 'utf8')
  const imports = [...text.matchAll(/^import (type )?.* from '(.*)'$/gm)]
  const atRunTime = imports.filter(([, type]) => type === undefined).map(([, , from]) => from)
  expect(atRunTime).toEqual(['yaml'])
})
