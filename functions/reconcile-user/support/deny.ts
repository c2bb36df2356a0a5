/** How a step puts a profile on the Deny list of its role, and takes it off again. */
import type { Held, Ledger, Write } from '../../../core/ports.ts'
import type { Grant, Step } from '../../../core/words.ts'
import { type RolePorts, requestRole } from '../../support/start-role.ts'

/** What the step's intent says of Deny lists, for its own transaction. */
export function denyWrites({ kind, grant, liftsDeny }: Step): readonly Write[] {
  if (liftsDeny) return [{ kind: 'deny lifted', ...liftsDeny }]
  const { deniedRoleArn: roleArn, profileName, userId, suspendedAt: since = grant.since } = grant
  if (kind !== 'suspend' || roleArn === undefined) return []
  return [{ kind: 'denied', roleArn, profileName, userId, since }]
}

/** Has the list written that the step's intent changed; joiners and movers have none. */
export async function askForDenyList(ports: RolePorts, step: Step): Promise<void> {
  const { kind, grant, liftsDeny } = step
  const roleArn = liftsDeny?.roleArn ?? (kind === 'suspend' ? grant.deniedRoleArn : undefined)
  if (roleArn === undefined) return
  await requestRole(ports, { roleArn, because: grant.because, removal: kind === 'suspend' })
}

/**
 * Takes a profile off the list of `deniedRoleArn` and has the list written. For who knows that no
 * session can be alive: nothing runs any more, and long enough. Only then is the grant to be
 * written without `deniedRoleArn`, so that whoever dies in between begins anew. Throws `LeaseLost`.
 */
export async function liftDeny(
  ports: RolePorts & { readonly ledger: Ledger },
  held: Held,
  { deniedRoleArn: roleArn, profileName, because }: Grant,
): Promise<void> {
  if (roleArn === undefined) return
  const lifted = { kind: 'deny lifted', roleArn, profileName } as const
  await ports.ledger.write(held, [lifted], ports.clock.now())
  await requestRole(ports, { roleArn, because, removal: false })
}
