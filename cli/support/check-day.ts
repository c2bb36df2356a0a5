/** What the model of the day says against what the ledger, Studio and the audit log say. */
import type { AuditRecord } from '../../core/audit/record.ts'
import type { Grant } from '../../core/words.ts'
import type { Assumed, ModelOfTheDay, Stand } from '../../sample/model.ts'
import type { PersonKey } from '../../sample/people.ts'
import type { NamedHold } from './holds.ts'

/** A Studio profile with Rollcall's tags, as the sandbox holds it. */
export interface ObservedProfile {
  readonly userId: string
  readonly team: string
  readonly role: string
  readonly suspended: boolean
}

export interface Observed {
  /** By user id. */
  readonly people: ReadonlyMap<string, PersonKey>
  readonly grants: readonly Grant[]
  readonly profiles: readonly ObservedProfile[]
  readonly holds: readonly NamedHold[]
  /** Groups of the map that the directory has not under their name. Unset: nobody looked. */
  readonly findings?: readonly string[]
  /** Written to the audit log since the moment before. */
  readonly records: readonly AuditRecord[]
  /** What the model says of them. */
  readonly expected: readonly Assumed[]
}

/** One sentence for each; none when all is as the model says. */
export function differencesOf(model: ModelOfTheDay, observed: Observed): string[] {
  const stands = model.stands()
  return [
    ...compared('ledger', stands.map(inLedger), observed.grants.map(ledgerText(observed))),
    ...compared(
      'Studio',
      stands.filter(({ state }) => state !== 'deprovisioned').map(inStudio),
      observed.profiles.map(studioText(observed, new Set(stands.filter(isEdited).map(keyOf)))),
    ),
    ...compared(
      'list of holds',
      model.heldGroups(),
      observed.holds.map(({ group }) => group),
    ),
    ...differingFindings(model, observed),
    ...compared(
      'audit log',
      observed.expected.map((one) => `${one.door} ${one.verdict}`),
      observed.records.map((one) => `${one.door} ${one.verdict}`),
    ),
  ]
}

function differingFindings(model: ModelOfTheDay, { findings }: Observed): string[] {
  if (!findings) return []
  const right = model.missingGroups().map((group) => `group ${group}`)
  return compared(
    'list of findings',
    right,
    findings.map((finding) => finding.replace(/ \(.*/, '')),
  )
}

function inLedger({ person, team, persona, state }: Stand): string {
  return `${person} ${team} ${persona} ${state}`
}

function inStudio({ person, team, role = ANY_ROLE, state }: Stand): string {
  return `${person} ${team} ${role} ${state}`
}

/** Until somebody has looked, a role set by hand may stand or be mended already. */
const ANY_ROLE = '(any role)'

const isEdited = ({ role }: Stand) => role === undefined

const keyOf = ({ person, team }: Stand) => `${person} ${team}`

function ledgerText({ people }: Observed) {
  return ({ userId, team, persona, state }: Grant) =>
    `${people.get(userId) ?? userId} ${team} ${persona} ${state}`
}

function studioText({ people }: Observed, edited: ReadonlySet<string>) {
  return ({ userId, team, role, suspended }: ObservedProfile) => {
    const state = suspended ? 'suspended' : 'granted'
    const whose = `${people.get(userId) ?? userId} ${team}`
    return `${whose} ${edited.has(whose) ? ANY_ROLE : role.split('/').at(-1)} ${state}`
  }
}

/** Compares as bags: order does not count, repetition does. */
function compared(where: string, right: readonly string[], found: readonly string[]): string[] {
  const left = [...found]
  const missing = right.filter((text) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [
    ...missing.map((text) => `the ${where} lacks "${text}"`),
    ...left.map((text) => `the ${where} has "${text}"`),
  ]
}
