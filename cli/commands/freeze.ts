/** `rollcall freeze`: no step begins, or none that takes away, until it is lifted or ends. */
import { frozenEvent, unfrozenEvent } from '../../core/own-events/of-operator.ts'
import type { Freeze } from '../../core/words.ts'
import type { ConnectionOptions } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { thaw } from '../support/freezes.ts'
import { open } from '../support/open.ts'
import { operatorName } from '../support/operator-name.ts'
import { instant, type Output } from '../support/output.ts'
import { timeOf } from '../support/time.ts'

export interface FreezeOptions extends ConnectionOptions {
  readonly removals?: boolean
  /** When the freeze ends by itself. */
  readonly until?: string
  readonly off?: boolean
  /** Who freezes; default: the user of this shell. */
  readonly as?: string
  readonly json?: boolean
}

export async function freeze(options: FreezeOptions, output: Output): Promise<ExitCode> {
  const { off, removals, until, as } = options
  if (off && (removals || until !== undefined))
    throw new CommandError(exitCode.badInput, '--off lifts a freeze: it takes no other word')
  const { ports, map } = await open(options, output)
  const by = operatorName(as)
  const now = ports.clock.now()
  const at = { at: now, mapHash: map.hash }
  if (off) {
    const asked = await thaw(ports, by)
    if (asked !== undefined) await ports.ownEvents.publish([unfrozenEvent(asked, at)])
    return report(asked, options, output)
  }
  const ends = timeOf(until, '--until')
  if (ends !== undefined && ends <= now)
    throw new CommandError(exitCode.badInput, `--until ${until} is past: it is ${instant(now)}`)
  const frozen: Freeze = {
    scope: removals ? 'removals' : 'all changes',
    by,
    since: now,
    ...(ends !== undefined && { until: ends }),
  }
  await ports.freezes.set(frozen)
  await ports.ownEvents.publish([frozenEvent(frozen, at)])
  if (options.json) output.json(frozen)
  else
    output.line(`${frozen.scope} are frozen ${endOf(frozen)}; steps that have begun are finished`)
  return exitCode.done
}

function endOf({ until }: Freeze): string {
  return until === undefined ? 'until `rollcall freeze --off`' : `until ${instant(until)}`
}

function report(asked: number | undefined, { json }: FreezeOptions, output: Output): ExitCode {
  if (json) output.json({ frozen: false, asked: asked ?? 0 })
  else if (asked === undefined) output.line('Nothing was frozen.')
  else output.line(`The freeze is lifted; ${asked} users whose changes waited are asked for.`)
  return exitCode.done
}
