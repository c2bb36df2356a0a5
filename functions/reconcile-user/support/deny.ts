/** How a step puts a profile on the Deny lists of its roles, and takes it off again. */
import type { Held, Ledger, Write } from '../../../core/ports.ts'
import type { Grant, Step } from '../../../core/words.ts'
import { type RolePorts, requestRole } from '../../support/start-role.ts'

/** What the step's intent says of Deny lists, for its own transaction. */
export function denyWrites({ kind, grant, liftsDeny }: Step): readonly Write[] {
  if (liftsDeny) return lifting(liftsDeny)
  const { deniedRoleArns = [], profileName, userId, suspendedAt: since = grant.since } = grant
  if (kind !== 'suspend') return []
  return deniedRoleArns.map((roleArn) => ({
    kind: 'denied',
    roleArn,
    profileName,
    userId,
    since,
  }))
}

function lifting({ roleArns, profileName }: NonNullable<Step['liftsDeny']>): readonly Write[] {
  return roleArns.map((roleArn) => ({ kind: 'deny lifted', roleArn, profileName }))
}

/** Has the lists written that the step's intent changed; joiners and movers have none. */
export async function askForDenyLists(ports: RolePorts, step: Step): Promise<void> {
  const { kind, grant, liftsDeny } = step
  const roleArns = liftsDeny?.roleArns ?? (kind === 'suspend' ? grant.deniedRoleArns : undefined)
  const { because } = grant
  for (const roleArn of roleArns ?? [])
    await requestRole(ports, { roleArn, because, removal: kind === 'suspend' })
}

/**
 * Takes a profile off the lists of `deniedRoleArns` and has them written. For who knows that no
 * session can be alive: nothing runs any more, and long enough. Only then is the grant to be
 * written without these roles, so that whoever dies in between begins anew. Throws `LeaseLost`.
 */
export async function liftDeny(
  ports: RolePorts & { readonly ledger: Ledger },
  held: Held,
  { deniedRoleArns: roleArns = [], profileName, because }: Grant,
): Promise<void> {
  if (roleArns.length === 0) return
  await ports.ledger.write(held, lifting({ roleArns, profileName }), ports.clock.now())
  for (const roleArn of roleArns) await requestRole(ports, { roleArn, because, removal: false })
}
