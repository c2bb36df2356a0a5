/** What the schema finds, told as problems of the file. */
import type * as z from 'zod'
import type { Finding, Path } from './finding.ts'
import { didYouMean, nearest } from './nearest.ts'
import { AccessFile, Domain, Group, Persona, Team } from './shape.ts'
import { valueAt } from './view.ts'

type Issue = z.core.$ZodIssue

/** `value` is the file's data, to tell what was probably meant. */
export function shapeFindings(issues: readonly Issue[], value: unknown): Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, value))
}

function findingsOf(issue: Issue, value: unknown): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...path, key], keysAt(path)))
  }
  if (issue.code === 'invalid_key') {
    const name = path.at(-1)
    return [{ path, found: JSON.stringify(name), right: issue.issues[0]?.message ?? issue.message }]
  }
  if (issue.code === 'invalid_value' && issue.values.length > 1) {
    const values = issue.values.map(String)
    const found = String(valueAt(value, path))
    return [{ path, right: `one of ${values.join(', ')}${didYouMean(found, values)}` }]
  }
  return [{ path, right: issue.message }]
}

function unknownKey(path: Path, known: readonly string[]): Finding {
  const key = String(path.at(-1))
  const keys = known.length === 1 ? 'the key' : 'one of the keys'
  const right = `${keys} ${known.join(', ')}${didYouMean(key, known)}`
  const meant = nearest(key, known)
  const of = meant === undefined ? {} : { meant: [...path.slice(0, -1), meant] }
  return { path, found: `the key ${key}`, right, ...of }
}

/** The keys a mapping may have, by its place in the file. */
function keysAt(path: Path): string[] {
  const [section, , list] = path
  if (section === undefined) return Object.keys(AccessFile.shape)
  if (section === 'domains') return Object.keys(Domain.shape)
  if (section === 'personas') return Object.keys(Persona.shape)
  if (section === 'teams') return Object.keys(list === 'groups' ? Group.shape : Team.shape)
  if (section === 'guard') return Object.keys(AccessFile.shape.guard.unwrap().shape)
  return Object.keys(
    section === 'hub' ? AccessFile.shape.hub.shape : AccessFile.shape.identityStore.shape,
  )
}
