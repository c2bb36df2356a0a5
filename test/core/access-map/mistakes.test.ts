/** Mistakes that people make in the map: each is told once, whole, where it stands. */
import { describe, expect, test } from 'vitest'
import { formatProblem, parseAccessMap } from '../../../core/access-map/parse.ts'
import { exampleWith, problemsOf } from './example.ts'
import { mistakes as accountsAndDomains } from './mistakes/accounts-and-domains.ts'
import { mistakes as teamsAndPersonas } from './mistakes/teams-and-personas.ts'
import { mistakes as yaml } from './mistakes/yaml.ts'

const all = [...yaml, ...accountsAndDomains, ...teamsAndPersonas]

describe('one mistake is told once: file, line, path, what was found, what is right', () => {
  test.each(all)('$mistake', ({ change, at: [line, path], found, right }) => {
    const { map, problems } = parseAccessMap(exampleWith(change), 'access.yaml')
    expect(map).toBeUndefined()
    expect(problems).toEqual([{ file: 'access.yaml', line, path, found, right }])
  })
})

describe('a message is one that a person can act on', () => {
  /** Words of schema libraries and parsers, which say nothing to who wrote the file. */
  const jargon = /invalid|expected|undefined|null|NaN|\[object|regex|pattern|schema|zod|token/i

  test.each(all)('$mistake', ({ change }) => {
    const [message = ''] = problemsOf(exampleWith(change))
    expect(message).toMatch(/^access\.yaml:\d+: ([\w[\]."-]+: )?found .+; right: .+[^.]$/)
    expect(message).not.toMatch(jargon)
    expect(message.length).toBeLessThan(300)
    expect(message).not.toContain('\n')
  })
})

test('a map with ten mistakes has all ten told at once, in the order of the lines', () => {
  const ten: ReadonlyArray<readonly [string, string]> = [
    ['id: d-9067a1b2c3', 'id: 9067a1b2c3'],
    ['hub: { account: "111122223333"', 'hub: { account: "11112222333"'],
    ['trail: create', 'trail: yes'],
    ['mode: sso', 'mode: sso, region: us-east-1'],
    ['query-athena]', 'query-atena]'],
    ['share: 10%', 'share: 10'],
    ['persona: mlops', 'persona: ml-ops'],
    ['grace: 7d', 'grace: soon'],
    ['    acceptDataLoss: "I accept that space data is lost"\n', ''],
    ['    domain: portal', '    domain: portals'],
  ]
  const { problems } = parseAccessMap(exampleWith(...ten), 'access.yaml')
  expect(problems.map(({ line, path }) => `${line} ${path}`)).toEqual([
    '1 identityStore.id',
    '2 hub.account',
    '3 trail',
    '6 domains.portal.region',
    '8 personas.analyst.activities[1]',
    '9 guard.share',
    '14 teams.fraud.groups[0].persona',
    '18 teams.fraud.grace',
    '19 teams.vision.acceptDataLoss',
    '26 teams.labels.domain',
  ])
  expect(new Set(problems.map(formatProblem)).size).toBe(10)
})

test('a key misspelt is told where it stands, and not as missing too', () => {
  const told = problemsOf(exampleWith(['    domain: portal', '    domian: portal']))
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('access.yaml:27: teams.labels.domian: found the key domian; right: ')
  expect(told[0]).toContain('(did you mean domain?)')
})
