/** Reading access.yaml: what comes of a map that is right, and of any text at all. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAccessMap } from '../../../core/access-map/parse.ts'
import { AccessFile, Domain, Group, Persona, Team } from '../../../core/access-map/shape.ts'
import { activityNames } from '../../../core/persona/activities.ts'
import { builtInPersonas } from '../../../core/persona/built-in.ts'
import { testSeed } from '../../support/seed.ts'
import { exampleText, exampleWith, mapOf, problemsOf } from './example.ts'

describe('a map that is right', () => {
  test('is read with defaults filled in and lines kept', () => {
    const map = mapOf(exampleText)
    expect(map.domains).toEqual([
      {
        name: 'research',
        id: 'd-research0001',
        mode: 'iam',
        assign: 'groups',
        presignDeny: 'tag',
        account: '111122223333',
        region: 'eu-west-1',
        line: 5,
      },
      {
        name: 'portal',
        id: 'd-portal0001',
        mode: 'sso',
        assign: 'groups',
        presignDeny: 'tag',
        account: '111122223333',
        region: 'eu-west-1',
        line: 6,
      },
    ])
    expect(map.guard).toEqual({ share: 0.1, atLeast: 2, windowMs: 86_400_000 })
    expect(map.teams[2]).toEqual({
      name: 'labels',
      domain: 'portal',
      groups: [{ group: 'Labellers', persona: 'compute', line: 29 }],
      buckets: [],
      instances: [],
      profileNames: 'hashed',
      home: 'keep',
      spaces: 'archive',
      jobs: 'stop',
      endpoints: 'keep',
      graceMs: 604_800_000,
      line: 26,
    })
  })

  test('has the built-in personas before its own', () => {
    const names = mapOf(exampleText).personas.map(({ name, line }) => [name, line])
    expect(names).toEqual([
      ['data-scientist', 0],
      ['mlops', 0],
      ['compute', 0],
      ['analyst', 8],
    ])
  })

  test('keeps teams in the order of the file', () => {
    expect(mapOf(exampleText).teams.map((team) => team.name)).toEqual(['fraud', 'vision', 'labels'])
  })

  test('may come with the line ends and the byte order mark of Windows', () => {
    expect(mapOf(`\ufeff${exampleText.replaceAll('\n', '\r\n')}`)).toEqual(mapOf(exampleText))
  })

  test('may bring a trail, pin a group and ask for readable names', () => {
    const arn = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/organisation'
    const map = mapOf(
      exampleWith(
        ['trail: create', `trail: { bring: "${arn}" }`],
        ['Leads,', 'Leads, groupId: 9067a1b2c3-11111111-2222-3333-4444-555555555555,'],
        ['    grace: 7d', '    grace: 7d\n    profileNames: readable'],
      ),
    )
    expect(map.trail).toEqual({ bring: arn })
    expect(map.teams[0]?.groups[0]?.groupId).toBe('9067a1b2c3-11111111-2222-3333-4444-555555555555')
    expect(map.teams[0]?.profileNames).toBe('readable')
  })

  test('gives one group to two teams of an IAM-mode domain', () => {
    const map = mapOf(exampleWith(['group: ML Vision,', 'group: ML Fraud Scientists,']))
    expect(map.teams.map((team) => team.groups.at(-1)?.group)).toEqual([
      'ML Fraud Scientists',
      'ML Fraud Scientists',
      'Labellers',
    ])
  })

  test('is what the sample company has', () => {
    const text = readFileSync('sample/access.yaml', 'utf8')
    const map = mapOf(text)
    expect(map.teams.map(({ name, spaces }) => [name, spaces])).toEqual([
      ['fraud', 'archive'],
      ['forecasting', 'archive'],
      ['vision', 'discard'],
    ])
  })
})

describe('docs/access-map.md', () => {
  const page = readFileSync('docs/access-map.md', 'utf8')

  test('shows a map that is right', () => {
    const shown = /```yaml\n(identityStore[\s\S]*?)```/.exec(page)?.[1] ?? ''
    expect(mapOf(shown).teams.map(({ name }) => name)).toEqual(['fraud'])
  })

  test('names every key, activity and built-in persona', () => {
    const sections = [AccessFile, Domain, Persona, Team, Group]
    const words = [
      ...sections.flatMap((section) => Object.keys(section.shape)),
      ...activityNames,
      ...builtInPersonas.map(({ name }) => name),
    ]
    expect(words.filter((word) => !new RegExp(`[\`.]${word}\``).test(page))).toEqual([])
  })
})

test('every problem is told at once, in the order of the lines', () => {
  const text = exampleWith(
    ['hub: { account: "111122223333"', 'hub: { account: 012345678901'],
    ['mode: iam', 'mode: IAM'],
    ['persona: mlops', 'persona: ml-ops'],
    ['grace: 7d', 'grace: soon'],
    ['    spaces: discard', '    buckets: [example-fraud-data]\n    spaces: discard'],
    ['domain: portal', 'domain: portals'],
  )
  expect(problemsOf(text).map((problem) => problem.replace(/; right: .*/, ''))).toEqual([
    'access.yaml:2: hub.account: found 012345678901 (a number)',
    'access.yaml:5: domains.research.mode: found "IAM"',
    'access.yaml:14: teams.fraud.groups[0].persona: found "ml-ops"',
    'access.yaml:18: teams.fraud.grace: found "soon"',
    'access.yaml:23: teams.vision.buckets[0]: found "example-fraud-data"',
    'access.yaml:28: teams.labels.domain: found "portals"',
  ])
})

test('a file that is empty, a comment or a list is told what a map is', () => {
  const right = 'right: a mapping with the keys identityStore, hub, trail, domains and teams'
  expect(problemsOf('')).toEqual([`access.yaml:1: found nothing; ${right}`])
  expect(problemsOf('# nothing yet\n')).toEqual([`access.yaml:1: found nothing; ${right}`])
  expect(problemsOf('- fraud\n')).toEqual([`access.yaml:1: found a list; ${right}`])
})

test('no text makes the reader throw, and none gives both a map and problems', () => {
  const lines = exampleText.split('\n')
  const spoilt = fc
    .tuple(fc.nat(lines.length - 1), fc.string({ maxLength: 60 }), fc.boolean())
    .map(([index, text, whole]) =>
      lines.map((line, at) => (at === index ? (whole ? text : `${line}${text}`) : line)).join('\n'),
    )
  fc.assert(
    fc.property(fc.oneof(spoilt, fc.string()), (text) => {
      const { map, problems } = parseAccessMap(text, 'access.yaml')
      expect(map === undefined).toBe(problems.length > 0)
      expect(problems.every(({ line }) => line >= 1)).toBe(true)
    }),
    { seed: testSeed(), numRuns: 500 },
  )
})
