/** The ordered difference between what a user should have and what they have. */
import { sageMakerQuotas } from '../quota/codes.ts'
import type { Grant, HindranceReason, Instant, Plan, Step, StepKind, Waiting } from '../words.ts'
import { decideEntitled } from './decide-entitled.ts'
import { ifTaken } from './decide-sign-in.ts'
import { decideUnentitled } from './decide-unentitled.ts'
import type { Decision, PlanInput } from './plan-input.ts'
import { restoredEntitlements } from './restored.ts'

/** Who loses comes first, so that nobody holds more than planned at any moment. */
const order: Readonly<Record<StepKind, number>> = {
  suspend: 0,
  deprovision: 1,
  change: 2,
  resume: 2,
  grant: 3,
  watch: 4,
  archive: 5,
}

/**
 * Pure. Grants of other users are left alone. Applying the steps and planning again gives no steps,
 * except where `waiting` or `lookAgainAt` says that a later round goes on.
 */
export function planFor(input: PlanInput): Plan {
  const { map, userId } = input
  const restored = restoredEntitlements(input)
  const entitled = new Map([...input.entitlements, ...restored].map((one) => [one.team, one]))
  const granted = new Map(ownGrants(input).map((grant) => [grant.team, grant]))
  const teams = [...new Set([...entitled.keys(), ...granted.keys()])].sort()
  const decisions = teams.map((team): Decision & { readonly team: string } => {
    const entitlement = entitled.get(team)
    const grant = granted.get(team)
    if (grant !== undefined && input.notOurs?.has(team)) return { team, waits: notOurs(grant) }
    const taken = grant && ifTaken(input, grant, entitlement)
    if (taken) return { team, ...taken }
    if (entitlement !== undefined) return { team, ...decideEntitled(input, entitlement, grant) }
    return { team, ...(grant === undefined ? {} : decideUnentitled(input, grant)) }
  })
  const steps = decisions
    .flatMap(({ step }) => (step ? withRoom(input, step) : []))
    .sort(byKindThenTeam)
  // What waits for a profile to go can be granted as soon as this plan is done.
  const goesOn =
    steps.some(({ kind }) => kind === 'deprovision') &&
    decisions.some(({ team, waits }) => waits !== undefined && entitled.has(team))
  const isResumed = (grant: Grant) =>
    steps.some(({ kind, grant: { team } }) => kind === 'resume' && team === grant.team)
  const looks = decisions.map((decision) => decision.lookAgainAt)
  if (restored.length > 0) looks.push(input.restored?.until)
  const soon = soonest(goesOn ? [...looks, input.now] : looks)
  const lookAgainAt = soon === undefined ? undefined : Math.max(soon, input.now)
  return {
    userId,
    mapHash: map.hash,
    steps,
    ...(lookAgainAt === undefined ? {} : { lookAgainAt }),
    waiting: [
      ...decisions.flatMap(({ team, waits }) => (waits ? [{ team, ...waits }] : [])),
      ...ownGrants(input).flatMap((grant) => (isResumed(grant) ? [] : hindrances(grant))),
    ],
    ...(decisions.some(({ undone }) => undone) ? { undone: true } : {}),
  }
}

/** Noted by the last look at the leaver's data: one for each reason. */
function hindrances({ team, hindered = {} }: Grant): Waiting[] {
  const byReason = new Map<HindranceReason, string[]>()
  for (const { reason, why } of Object.values(hindered))
    byReason.set(reason, [...(byReason.get(reason) ?? []), why])
  return [...byReason].map(([reason, whys]) => ({
    ...{ team, for: 'retention', reason },
    why: whys.join('; '),
  }))
}

/** Only while a quota is noted as full does a profile that goes have to say so. */
function withRoom({ quotas }: PlanInput, step: Step): Step {
  const full = quotas?.get(sageMakerQuotas.profiles.code)?.full
  return step.kind === 'deprovision' && full ? { ...step, makesRoom: true } : step
}

function notOurs({ profileName }: Grant): Omit<Waiting, 'team'> {
  const why = `profile ${profileName} does not carry the tag of its user: it is not touched`
  return { for: 'profile not ours', why }
}

function ownGrants({ userId, grants }: PlanInput): Grant[] {
  return grants.filter((grant) => grant.userId === userId)
}

function byKindThenTeam(a: Step, b: Step): number {
  return order[a.kind] - order[b.kind] || (a.grant.team < b.grant.team ? -1 : 1)
}

function soonest(instants: ReadonlyArray<Instant | undefined>): Instant | undefined {
  const set = instants.filter((instant) => instant !== undefined)
  return set.length === 0 ? undefined : Math.min(...set)
}
