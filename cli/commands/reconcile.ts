/** `rollcall reconcile USER | --all`: looks now, follows what is done, and says what changed. */
import type { ConnectionOptions } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { open } from '../support/open.ts'
import type { Output } from '../support/output.ts'
import { type ProgressLine, progressLine } from '../support/progress-line.ts'
import { reconcileEveryone } from '../support/reconcile-everyone.ts'
import { reconcileUser } from '../support/reconcile-user.ts'

export interface ReconcileOptions extends ConnectionOptions {
  readonly all?: boolean
  /** With `all`: every profile is looked at, not only those whose turn of the day it is. */
  readonly deep?: boolean
  /** With a user: see `endGrace`. */
  readonly endGrace?: boolean
  readonly json?: boolean
}

/**
 * Answers `done` when all is as the map says in the end, whatever had to change for it, and
 * `difference` when something waits or only a human can mend it.
 */
export async function reconcile(
  user: string | undefined,
  options: ReconcileOptions,
  output: Output,
  line: ProgressLine = progressLine(process.stderr),
): Promise<ExitCode> {
  const { all = false, deep = false, endGrace = false, json = false } = options
  if ((user === undefined) === !all)
    throw new CommandError(exitCode.badInput, 'name either a user or everybody with --all')
  if (deep && !all)
    throw new CommandError(exitCode.badInput, '--deep goes with --all; a user is always read anew')
  if (endGrace && all) throw new CommandError(exitCode.badInput, '--end-grace goes with one user')
  const { ports } = await open(options, output)
  const how = { output, line, json }
  if (user === undefined) return reconcileEveryone(ports, { ...how, deep })
  return reconcileUser(ports, { ...how, user, endGrace })
}
