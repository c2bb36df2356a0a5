/**
 * Asks for every role's Deny list: an update of a stack that changes what its policies begin with
 * puts that in place of the list, and a list may have been edited by hand.
 */
import { rolesWithDenyList } from '../../../core/deny-list/roles.ts'
import { causeId } from '../../../core/reconcile-all/run.ts'
import { requestRole } from '../../support/start-role.ts'
import { goTo, type RunState, type Work } from './run-state.ts'

/** Only when everything is looked at: with a changed map, or when an operator asks. */
export async function askForRoles({ ports, keep }: Work, run: RunState): Promise<RunState> {
  if (!run.readStudio) return goTo(run, 'domains')
  const cause = run.mapChanged ? 'map changed' : 'edit by hand'
  for (const roleArn of rolesWithDenyList(ports.map)) {
    await keep()
    const because = { eventId: causeId(run.id, cause), door: run.door, time: ports.clock.now() }
    await requestRole(ports, { roleArn, because: [because], removal: false })
  }
  return goTo(run, 'domains')
}
