/** `rollcall explain USER | --role R [--at T]`: who has or had what, and why. Reads only. */
import type { ConnectionOptions } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { explainRole } from '../support/explain-role.ts'
import { explainUser, explainUserAt } from '../support/explain-user.ts'
import { open } from '../support/open.ts'
import type { Output } from '../support/output.ts'
import { timeOf } from '../support/time.ts'
import { requireUserId } from '../support/users.ts'

export interface ExplainOptions extends ConnectionOptions {
  /** ARN or name of a role, in place of a user. */
  readonly role?: string
  /** As of then, by the ledger. */
  readonly at?: string
  readonly json?: boolean
}

/**
 * `user` is a user id or a user name. Answers `difference` when what the user has and what the map
 * gives disagree; questions about a role or a time past are answered with `done`.
 */
export async function explain(
  user: string | undefined,
  options: ExplainOptions,
  output: Output,
): Promise<ExitCode> {
  const { role } = options
  if ((user === undefined) === (role === undefined))
    throw new CommandError(exitCode.badInput, 'name either a user or a role with --role')
  const at = timeOf(options.at, '--at')
  const { file, map, ports } = await open(options, output)
  const now = ports.clock.now()
  if (at !== undefined && at > now)
    throw new CommandError(exitCode.badInput, `--at ${options.at} is yet to come`)
  const asked = { file, map, output, json: options.json ?? false }
  if (role !== undefined) return explainRole(ports, { ...asked, role, at: at ?? now })
  const userId = await requireUserId(ports.directory, user ?? '')
  if (at !== undefined) return explainUserAt(ports, { ...asked, userId, at })
  return explainUser(ports, { ...asked, userId })
}
