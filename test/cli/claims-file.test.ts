/** The list that `rollcall adopt` reads: refused whole, with every place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdoptOptions, adopt } from '../../cli/commands/adopt.ts'
import { readClaims } from '../../cli/support/adoption/claims-file.ts'
import { keptOutput } from '../support/kept-output.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-claims-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function claimsOf(text: string) {
  const file = join(folder, 'profiles.yaml')
  writeFileSync(file, text)
  return readClaims(file)
}

test('a list is read with the line of each entry', () => {
  const text = '# ours\n- { profile: maya, user: maya@example.com, team: fraud }\n'
  expect(claimsOf(text)).toEqual([
    { line: 2, profileName: 'maya', user: 'maya@example.com', team: 'fraud' },
  ])
})

test.each([
  [
    'an unknown key',
    '- { profile: a, user: b, team: fraud, note: c }',
    /:1: \[0\].note: found "c"; right: one of the keys profile, user, team$/,
  ],
  ['a missing team', '- { profile: a, user: b }', /:1: \[0\].team: found nothing; right: a team's/],
  [
    'a number',
    '- { profile: 7, user: b, team: c }',
    /\[0\].profile: found 7 \(a number\); right: /,
  ],
  ['a mapping', 'maya-lind: fraud', /:1: found a mapping; right: a list like \[/],
  ['nothing', '', /:1: found nothing; right: a list like \[/],
  ['no YAML', '- { profile: ', /:1: found .*; right: a closing \} or \]/],
])('%s is told with its place', (_, text, message) => {
  expect(() => claimsOf(text)).toThrow(message)
})

test('two mistakes are told at once', () => {
  expect(() => claimsOf('- { profile: a, user: b }\n- { profile: a, team: b }\n')).toThrow(
    /:1: \[0\].team: .*\n.*:2: \[1\].user: /,
  )
})

const refusals: ReadonlyArray<readonly [AdoptOptions, RegExp]> = [
  [{ profiles: 'nowhere.yaml' }, /nowhere.yaml cannot be read: name one with --profiles/],
  [{ yes: true }, /--yes needs --profiles FILE: nothing is taken over by a guess/],
  [{ profiles: 'x', byName: true }, /either --profiles or --by-name/],
]

test.each(refusals)('%o is refused as bad input', async (options, message) => {
  await expect(adopt(options, keptOutput())).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(message),
  })
})
