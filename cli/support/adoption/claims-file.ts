/** The file that says whose each existing profile is: a list of profile, user and team. */
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { readDocument } from '../../../core/access-map/document.ts'
import { formatPath, formatProblem, type Path } from '../../../core/access-map/finding.ts'
import type { Claim } from '../../../core/adoption/judge.ts'
import { CommandError, exitCode } from '../exit.ts'

const Entry = z.strictObject(
  {
    profile: z.string({ error: "the profile's name" }).min(1, { error: "the profile's name" }),
    user: z.string({ error: 'a user name or a user id' }).min(1, { error: 'a user name or id' }),
    team: z.string({ error: "a team's name" }).min(1, { error: "a team's name" }),
  },
  { error: '{ profile: maya-lind, user: maya.lind@example.com, team: fraud }' },
)

const right = 'a list like [{ profile: maya-lind, user: maya.lind@example.com, team: fraud }]'
const Entries = z.array(Entry, { error: right }).min(1, { error: right })

/** Throws `CommandError` with every problem at once. */
export function readClaims(file: string): Claim[] {
  const document = readDocument(textOf(file), file)
  if (document.value === undefined) throw refused(document.problems.map(formatProblem))
  const entries = Entries.safeParse(document.value)
  const problems = document.problems.map(formatProblem)
  if (!entries.success) {
    const issues = entries.error.issues.flatMap((issue) => {
      const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
      if (issue.code !== 'unrecognized_keys') return [{ path, right: issue.message }]
      const known = 'one of the keys profile, user, team'
      return issue.keys.map((key) => ({ path: [...path, key], right: known }))
    })
    problems.push(...issues.map((issue) => told(issue)))
  }
  if (!entries.success || problems.length > 0) throw refused(problems)
  return entries.data.map(({ profile, user, team }, index) => ({
    line: document.lineOf([index]),
    profileName: profile,
    user,
    team,
  }))

  function told(issue: { readonly path: Path; readonly right: string }): string {
    return formatProblem({
      file,
      line: document.lineOf(issue.path),
      path: formatPath(issue.path),
      found: document.foundAt(issue.path),
      right: issue.right,
    })
  }
}

function refused(problems: readonly string[]): CommandError {
  return new CommandError(exitCode.badInput, problems.join('\n'))
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CommandError(
      exitCode.badInput,
      `the list ${file} cannot be read: name one with --profiles (${String(cause)})`,
      { cause },
    )
  }
}
