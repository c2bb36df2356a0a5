/** `rollcall holds`: whom the deletion guard holds, and an operator's answer to exactly those. */
import type { ConnectionOptions } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { answerHold, type NamedHold, readHolds } from '../support/holds.ts'
import { type Opened, open } from '../support/open.ts'
import { operatorName } from '../support/operator-name.ts'
import { instant, type Output } from '../support/output.ts'

export interface HoldsOptions extends ConnectionOptions {
  /** Who answers; default: the user of this shell. */
  readonly as?: string
  readonly json?: boolean
}

/** Without an answer: `difference` when somebody is held and no operator has said no. */
export async function holds(
  answer: { readonly verb?: string; readonly hash?: string },
  options: HoldsOptions,
  output: Output,
): Promise<ExitCode> {
  const opened = await open(options, output)
  const { verb, hash } = answer
  if (verb === undefined) return show(opened, options, output)
  if ((verb !== 'approve' && verb !== 'refuse') || hash === undefined)
    throw new CommandError(
      exitCode.badInput,
      'write `rollcall holds`, `rollcall holds approve HASH` or `rollcall holds refuse HASH`',
    )
  const by = operatorName(options.as)
  const answered = await answerHold(opened.ports, opened.map, { verb, hash, by })
  if (options.json) output.json({ verb, by, ...answered })
  else output.line(`hold ${answered.hash}: ${saying(verb, answered.users.length, by)}`)
  return exitCode.done
}

function saying(verb: 'approve' | 'refuse', users: number, by: string): string {
  return verb === 'approve'
    ? `approved by ${by}; ${users} users have been asked for and are suspended now`
    : `refused by ${by}; its ${users} users keep their access until the set changes`
}

async function show(
  { map, ports }: Opened,
  { json }: HoldsOptions,
  output: Output,
): Promise<ExitCode> {
  const found = await readHolds(ports, map)
  if (json) output.json(found)
  else if (found.length === 0) output.line('Nobody is held.')
  else for (const hold of found) print(hold, output)
  return found.some(({ refused }) => !refused) ? exitCode.difference : exitCode.done
}

function print(hold: NamedHold, output: Output): void {
  const { group, groupId, hash, users, since, expiresAt, refused } = hold
  output.line(`hold ${hash}`)
  output.line(`${users.length} users of group ${group} (${groupId}), since ${instant(since)}`)
  if (refused) output.line(`refused by ${refused.by} at ${instant(refused.at)}`)
  else {
    output.line(`rollcall holds approve ${hash.slice(0, 16)}   until ${instant(expiresAt)}`)
    output.line(`rollcall holds refuse ${hash.slice(0, 16)}`)
  }
  output.table(
    ['user', 'would lose', 'evidence', 'since'],
    users.map((user) => [user.userId, user.teams.join(', '), user.evidence, instant(user.since)]),
  )
  output.line()
}
