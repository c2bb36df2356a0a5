/** Looks at one domain as a whole: its mode, its default role, and who is assigned to it. */
import type { DomainEntry } from '../../../core/access-map/access-map.ts'
import type { Write } from '../../../core/ports.ts'
import {
  assignedByHand,
  domainFindings,
  openToAll,
} from '../../../core/reconcile-all/domain-findings.ts'
import { assignedKey, groupsToAssign } from '../../../core/sign-in/assigned.ts'
import type { Principal } from '../../../core/words.ts'
import { readGrants } from './read-grants.ts'
import { goTo, heldBy, type RunState, type Work, withFinding } from './run-state.ts'

/** The domain whose turn it is; after the last one come the quotas. */
export async function compareNextDomain(work: Work, run: RunState): Promise<RunState> {
  const { map, studio } = work.ports
  const number = Number(run.cursor ?? 0)
  const domain = map.domains[number]
  if (!domain) return goTo(run, 'quotas')
  await work.keep()
  const found = await studio.describeDomain(domain.id)
  const findings = domainFindings(map, domain, found)
  if (domain.mode === 'sso' && found?.applicationArn !== undefined)
    findings.push(...(await compareAssignments(work, run, { domain, arn: found.applicationArn })))
  return goTo(findings.reduce(withFinding, run), 'domains', String(number + 1))
}

interface Assigned {
  readonly domain: DomainEntry
  /** Of the domain's application. */
  readonly arn: string
}

async function compareAssignments(work: Work, run: RunState, of: Assigned): Promise<string[]> {
  const { domain, arn } = of
  const { assignments, map } = work.ports
  const findings = (await assignments.isRequired(arn)) ? [] : [openToAll(domain, arn)]
  const wanted = groupsToAssign(map, domain, work.seen.pins)
  const present = domain.assign === 'groups' ? await list(work, arn) : []
  for (const id of wanted) await assign(work, run, { ...of, id, present })
  const withdrawn = await withdrawOthers(work, run, { ...of, wanted })
  const explained = new Set([...wanted, ...withdrawn])
  const others = present.filter(({ type, id }) => type === 'USER' || !explained.has(id))
  return others.length === 0 ? findings : [...findings, assignedByHand(domain, others)]
}

async function list({ ports, keep }: Work, arn: string): Promise<Principal[]> {
  const principals: Principal[] = []
  let cursor: string | undefined
  do {
    await keep()
    const page = await ports.assignments.ofApplication(arn, cursor)
    principals.push(...page.principals)
    cursor = page.cursor
  } while (cursor)
  return principals
}

/** Also one that was withdrawn by hand. */
async function assign(
  work: Work,
  run: RunState,
  given: Assigned & { readonly id: string; readonly present: readonly Principal[] },
): Promise<void> {
  const { domain, arn, id: groupId, present } = given
  const stands = present.some(({ type, id }) => type === 'GROUP' && id === groupId)
  const noted = work.seen.assigned.get(assignedKey(domain.id, groupId))
  if (stands && noted !== undefined) return
  const own = !stands && (await work.ports.assignments.assign(arn, { type: 'GROUP', id: groupId }))
  const { id: domainId } = domain
  await note(work, run, { kind: 'group assigned', domainId, groupId, own: own || noted === true })
  work.ports.log.info('group has been assigned', { domainId, groupId, own })
}

/**
 * Groups that Rollcall assigned and the map names no more, once nobody has access through them any
 * more: whether they lose it is the deletion guard's to say. Answers whom it withdrew.
 */
async function withdrawOthers(
  work: Work,
  run: RunState,
  { domain, arn, wanted }: Assigned & { readonly wanted: readonly string[] },
): Promise<string[]> {
  const prefix = assignedKey(domain.id, '')
  const noted = [...work.seen.assigned].filter(([key]) => key.startsWith(prefix))
  const gone = noted.filter(([key]) => !wanted.includes(key.slice(prefix.length)))
  const inUse = gone.length === 0 ? new Set<string>() : await groupsInUse(work, domain)
  const withdrawn: string[] = []
  for (const [key, own] of gone) {
    const groupId = key.slice(prefix.length)
    if (inUse.has(groupId)) continue
    const { id: domainId } = domain
    if (own) await work.ports.assignments.unassign(arn, { type: 'GROUP', id: groupId })
    await note(work, run, { kind: 'group unassigned', domainId, groupId })
    if (own) withdrawn.push(groupId)
    work.ports.log.info('group is assigned no more', { domainId, groupId, own })
  }
  return withdrawn
}

/** Groups through which somebody has access in the domain, or is about to lose it. */
async function groupsInUse(work: Work, { id }: DomainEntry): Promise<ReadonlySet<string>> {
  const inUse = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await readGrants(work, cursor)
    for (const { domainId, state, reason } of page.grants)
      if (domainId === id && !without.includes(state)) inUse.add(reason.groupId)
    cursor = page.cursor
  } while (cursor)
  return inUse
}

const without: readonly string[] = [
  'suspended',
  'archiving',
  'archived',
  'deprovisioning',
  'deprovisioned',
]

function note({ ports }: Work, run: RunState, write: Write): Promise<void> {
  return ports.ledger.write(heldBy(run), [write], ports.clock.now())
}
