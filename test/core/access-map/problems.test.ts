/** Further slips a map can have, each told with its place and what would be right. */
import { describe, expect, test } from 'vitest'
import { parseAccessMap } from '../../../core/access-map/parse.ts'
import { exampleWith, problemsOf } from './example.ts'

type Change = readonly [string, string]

interface Case {
  readonly slip: string
  readonly changes: readonly Change[]
  /** The one problem told: its place, and how what was found and what would be right begin. */
  readonly at: string
  readonly found: string
  readonly right?: string
}

const visionGroups = '    groups:\n      - { group: ML Vision, persona: analyst }\n'

const cases: readonly Case[] = [
  {
    slip: 'a team whose groups are missing',
    changes: [[visionGroups, '']],
    at: 'access.yaml:19: teams.vision.groups',
    found: 'nothing',
    right: 'a list of groups',
  },
  {
    slip: 'an SSO-mode domain that takes another Region from the hub',
    changes: [
      [
        'hub: { account: "111122223333", region: eu-west-1',
        'hub: { account: "111122223333", region: eu-west-2',
      ],
    ],
    at: 'access.yaml:6: domains.portal',
    found: 'the Region eu-west-2 with mode: sso',
  },
  {
    slip: 'an account id that is too short',
    changes: [['hub: { account: "111122223333"', 'hub: { account: "1234"']],
    at: 'access.yaml:2: hub.account',
    found: '"1234"',
    right: 'an account id of 12 digits',
  },
  {
    slip: 'a grace period too short to undo anything in',
    changes: [['grace: 7d', 'grace: 4m']],
    at: 'access.yaml:18: teams.fraud.grace',
    found: '"4m"',
    right: 'from 5m to 365d',
  },
  {
    slip: 'a grace period of more than a year',
    changes: [['grace: 7d', 'grace: 366d']],
    at: 'access.yaml:18: teams.fraud.grace',
    found: '"366d"',
    right: 'from 5m to 365d',
  },
  {
    slip: 'a sentence that is not the sentence',
    changes: [['I accept that space data is lost', 'I accept']],
    at: 'access.yaml:24: teams.vision.acceptDataLoss',
    found: '"I accept"',
    right: 'the sentence "I accept that space data is lost"',
  },
  {
    slip: 'the sentence where nothing is discarded',
    changes: [['spaces: discard', 'spaces: archive']],
    at: 'access.yaml:24: teams.vision.acceptDataLoss',
    found: '"I accept that space data is lost"',
    right: 'nothing, or spaces: discard beside it',
  },
  {
    slip: 'a team name that no profile could carry',
    changes: [['  fraud:', '  Fraud_Team:']],
    at: 'access.yaml:11: teams.Fraud_Team',
    found: '"Fraud_Team"',
    right: 'a name of at most 32 lower-case letters',
  },
  {
    slip: 'a team named twice',
    changes: [['  vision:', '  fraud:']],
    at: 'access.yaml:19: teams.fraud',
    found: '"fraud" a second time (first on line 11)',
    right: 'each key once',
  },
  {
    slip: 'a team by the name that JavaScript keeps for itself',
    changes: [['  vision:', '  __proto__:']],
    at: 'access.yaml:19: teams.__proto__',
    found: 'the key __proto__',
    right: 'another name',
  },
  {
    slip: 'a domain id of another form',
    changes: [['d-research0001', 'research']],
    at: 'access.yaml:5: domains.research.id',
    found: '"research"',
    right: 'a SageMaker domain id, like d-research0001',
  },
  {
    slip: 'one domain under two names',
    changes: [['d-portal0001', 'd-research0001']],
    at: 'access.yaml:6: domains.portal.id',
    found: '"d-research0001"',
    right: 'an id of its own: domains.research.id has this one already',
  },
  {
    slip: 'an identity store id in capitals',
    changes: [['d-9067a1b2c3', 'd-9067A1B2C3']],
    at: 'access.yaml:1: identityStore.id',
    found: '"d-9067A1B2C3"',
    right: 'an identity store id, like d-9067a1b2c3',
  },
  {
    slip: 'an instance type of EC2',
    changes: [['ml.m5.large', 'm5.large']],
    at: 'access.yaml:17: teams.fraud.instances[1]',
    found: '"m5.large"',
    right: 'an instance type, like ml.t3.medium',
  },
  {
    slip: 'a bucket as a URL',
    changes: [['example-fraud-data', 's3://example/data']],
    at: 'access.yaml:16: teams.fraud.buckets[0]',
    found: '"s3://example/data"',
    right: 'the name of an S3 bucket',
  },
  {
    slip: 'a bucket of two teams',
    changes: [['    spaces: discard', '    buckets: [example-fraud-data]\n    spaces: discard']],
    at: 'access.yaml:23: teams.vision.buckets[0]',
    found: '"example-fraud-data"',
    right: 'each bucket in one team only, once: teams.fraud has it',
  },
  {
    slip: 'a share as a fraction',
    changes: [['share: 10%', 'share: 0.1']],
    at: 'access.yaml:9: guard.share',
    found: '0.1 (a number)',
    right: 'a share in per cent, like 10%',
  },
  {
    slip: 'a share of more than everybody',
    changes: [['share: 10%', 'share: 100.5%']],
    at: 'access.yaml:9: guard.share',
    found: '"100.5%"',
    right: 'a share in per cent, like 10%',
  },
  {
    slip: 'half a user',
    changes: [['atLeast: 2', 'atLeast: 2.5']],
    at: 'access.yaml:9: guard.atLeast',
    found: '2.5 (a number)',
    right: 'a whole number from 0 to 1000',
  },
  {
    slip: 'a window of a month',
    changes: [['window: 24h', 'window: 30d']],
    at: 'access.yaml:9: guard.window',
    found: '"30d"',
    right: 'from 1h to 7d',
  },
  {
    slip: 'a key that is nearly right',
    changes: [['    grace: 7d', '    graze: 7d']],
    at: 'access.yaml:18: teams.fraud.graze',
    found: 'the key graze',
    right: 'one of the keys domain, groups, buckets, instances, profileNames, home, spaces, accep',
  },
  {
    slip: 'an activity that is nearly right',
    changes: [['query-athena', 'query-atena']],
    at: 'access.yaml:8: personas.analyst.activities[1]',
    found: '"query-atena"',
    right: 'one of run-studio-apps,',
  },
  {
    slip: 'a persona that cannot open Studio',
    changes: [['run-studio-apps, ', '']],
    at: 'access.yaml:8: personas.analyst.activities',
    found: 'query-athena',
    right: 'run-studio-apps among them',
  },
  {
    slip: 'a persona that is built in',
    changes: [
      ['  analyst:', '  mlops:'],
      ['persona: analyst', 'persona: mlops'],
    ],
    at: 'access.yaml:8: personas.mlops',
    found: 'the persona mlops',
    right: 'another name: mlops is built in',
  },
  {
    slip: 'no word about the trail',
    changes: [['trail: create\n', '']],
    at: 'access.yaml:1: trail',
    found: 'nothing',
    right: 'create, or { bring: <ARN of a trail> }',
  },
  {
    slip: 'a trail by its name',
    changes: [['trail: create', 'trail: { bring: organisation }']],
    at: 'access.yaml:3: trail.bring',
    found: '"organisation"',
    right: 'create, or { bring: <ARN of a trail> }',
  },
  {
    slip: 'names too long for a role',
    changes: [
      ['  vision:', '  vision-and-other-things-besides:'],
      ['  analyst:', '  analyst-of-rather-long-names:'],
      ['persona: analyst', 'persona: analyst-of-rather-long-names'],
    ],
    at: 'access.yaml:22: teams.vision-and-other-things-besides.groups[0].persona',
    found: 'the role name rollcall-vision-and-other-things-besides-analyst-of-rather-long-names o',
    right: 'team and persona of at most 54 characters together',
  },
  {
    slip: 'names that make the same role name',
    changes: [
      ['  vision:', '  inert:'],
      ['  analyst:', '  research:'],
      ['persona: analyst', 'persona: research'],
    ],
    at: 'access.yaml:22: teams.inert.groups[0].persona',
    found: 'the role name rollcall-inert-research for team inert, persona research',
    right: 'names that differ',
  },
  {
    slip: 'two groups pinned to one id',
    changes: [
      ['Leads,', 'Leads, groupId: 11111111-2222-3333-4444-555555555555,'],
      ['Scientists,', 'Scientists, groupId: 11111111-2222-3333-4444-555555555555,'],
    ],
    at: 'access.yaml:15: teams.fraud.groups[1].groupId',
    found: '"11111111-2222-3333-4444-555555555555"',
    right: 'another id',
  },
]

describe('one slip is told once, with its place and what would be right', () => {
  test.each(cases)('$slip', ({ changes, at, found, right = '' }) => {
    const { problems } = parseAccessMap(exampleWith(...changes), 'access.yaml')
    expect(problems).toHaveLength(1)
    for (const problem of problems) {
      const place = problem.path === '' ? '' : `: ${problem.path}`
      expect(`${problem.file}:${problem.line}${place}`).toBe(at)
      expect(problem.found.slice(0, found.length)).toBe(found)
      expect(problem.right.slice(0, right.length)).toBe(right)
    }
  })
})

test('a problem reads as one line', () => {
  expect(problemsOf(exampleWith(['persona: mlops', 'persona: ml-ops']))).toEqual([
    'access.yaml:14: teams.fraud.groups[0].persona: found "ml-ops"; ' +
      'right: one of data-scientist, mlops, compute, analyst (did you mean mlops?)',
  ])
})
