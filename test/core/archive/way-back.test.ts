/** What is not known of the way back is said by name, each with its remedy. */
import { expect, test } from 'vitest'
import { formerProfiles, wayBack } from '../../../core/archive/way-back.ts'
import { commandsOf } from '../../../core/archive/way-back-commands.ts'
import type { GrantVersion } from '../../../core/words.ts'
import { mapOf } from '../access-map/example.ts'

const text = (archive: string) => `
identityStore: { id: d-9067a1b2c3, region: eu-west-1, account: "111122223333" }
hub: { account: "111122223333", region: eu-west-1 }
trail: create
domains:
  research: { id: d-research0001${archive} }
teams:
  fraud:
    domain: research
    groups: [{ group: Fraud, persona: data-scientist }]
    spaces: archive
    grace: 1h
`
const map = mapOf(text(', archive: { subnet: subnet-0a1b2c3d, securityGroup: sg-0a1b2c3d }'))
const fileSystemId = 'fs-0123456789abcdef0'
const ids = { domainId: 'd-research0001', profileName: 'u-maya-fraud' }
const gone: GrantVersion = {
  ...{ userId: 'maya', team: 'fraud', persona: 'data-scientist', domain: 'research', ...ids },
  ...{ roleArn: 'arn:aws:iam::111122223333:role/r', state: 'deprovisioned', since: 9 },
  ...{ reason: { groupId: 'g', group: 'Fraud', line: 1 }, because: [], mapHash: map.hash },
  ...{ home: { fileSystemId, uid: '200001' }, recordedAt: 9, fence: 1 },
}
const back = { ...ids, home: { fileSystemId, uid: '200002' } }

function way(profile?: Parameters<typeof wayBack>[2], version = gone, by = map) {
  const [former] = formerProfiles([version])
  if (!former) throw new Error('nothing is left')
  return wayBack(by, former, profile)
}

test.each([
  ['a live profile', way(), /user maya has no live profile of team fraud: .*run this again/],
  ['the new uid', way(ids), /does not tell the new uid.*sign in once, then run this again/],
  [
    'how DataSync reaches the homes',
    way(back, gone, mapOf(text(''))),
    /domain research: add archive: \{ subnet, securityGroup \} to it/,
  ],
  [
    'the domain of the former home',
    way(back, { ...gone, domainId: 'd-gone0001' }),
    /domain d-gone0001 is not in the access map: .*--map/,
  ],
])('without %s there is no command, and it is said what to do', (_, told, words) => {
  expect(told.missing).toHaveLength(1)
  expect(told.missing[0]).toMatch(words)
  expect(commandsOf(told)).toEqual([])
})

test('of a profile that went once all is told once, the latest first', () => {
  const watched = { ...gone, since: 12, watchAt: 13 }
  const again = { ...gone, since: 20, home: { fileSystemId, uid: '200002' } }
  const nothing = { ...gone, since: 30, profileName: 'u-other' }
  const { home: _, ...empty } = nothing
  const found = formerProfiles([gone, watched, again, { ...empty, archive: { spaces: {} } }])
  expect(found.map(({ home, deprovisionedAt }) => [home?.uid, deprovisionedAt])).toEqual([
    ['200002', 20],
    ['200001', 9],
  ])
})

test('every value is filled in, and nothing newer is overwritten', () => {
  const spaces = { lab: 'one-1', drafts: 'two-1' }
  const prefix = 's3://rollcall-archive-111122223333-eu-west-1/d-research0001/spaces'
  const archive = {
    spaces: Object.fromEntries(
      Object.entries(spaces).map(([name, time]) => [
        name,
        { to: `${prefix}/${name}/${time}/`, files: 1, bytes: 1, at: 1 },
      ]),
    ),
  }
  const commands = commandsOf(way(back, { ...gone, archive }))
  expect(commands.join('\n')).not.toMatch(/undefined|NaN|[A-Z]+-[A-Z]+/)
  const tasks = commands.filter((command) => command.includes('create-task'))
  expect(tasks).toHaveLength(2)
  for (const task of tasks) expect(task).toContain('OverwriteMode=NEVER,PreserveDeletedFiles=PRE')
  expect(tasks[1]).toContain("'FilterType=SIMPLE_PATTERN,Value=/lab/one-1|/drafts/two-1'")
  expect(commands.at(-1)).toBe('sudo chown -R 200002:200002 /mnt/200002')
})
