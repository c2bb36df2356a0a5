/** Runs small machines under virtual time. */
import {
  loadMachine,
  type MachineRun,
  type RunOptions,
  runMachine,
} from '../../../sandbox/machines/interpreter.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'

export const START = Date.parse('2026-03-02T08:00:00Z')
export const INVOKE = 'arn:aws:states:::lambda:invoke'

type States = Record<string, Record<string, unknown>>

/** A machine of these states, starting at the first. */
export function machineOf(states: States, more: object = {}) {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more }
}

/** A Task that hands `payload` to the runner. */
export function task(more: object = {}): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: INVOKE,
    Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
    ...(Object.hasOwn(more, 'Next') ? {} : { End: true }),
    ...more,
  }
}

export function start(states: States, options: Partial<RunOptions> = {}, more: object = {}) {
  const clock = new VirtualClock(START)
  const run = runMachine(loadMachine(machineOf(states, more)), {
    clock,
    random: seededRandom(1),
    task: async (_resource, given) => given,
    ...options,
  })
  return { clock, run, outcome: finished(run), seconds: () => (clock.now() - START) / 1000 }
}

/** The outcome without its text. */
async function finished(run: MachineRun) {
  const { text: _text, ...outcome } = { text: undefined, ...(await run.done) }
  return outcome
}

/** The output of one Pass state. */
export async function outputOf(expression: unknown, options: Partial<RunOptions> = {}) {
  const { outcome } = start({ A: { Type: 'Pass', Output: expression, End: true } }, options)
  const ended = await outcome
  if (ended.status !== 'SUCCEEDED') throw new Error(`${ended.error}: ${ended.cause}`)
  return ended.output
}

/** An error that a task runner throws, named like a function's. */
export function failure(name: string, message = 'no'): Error {
  return Object.assign(new Error(message), { name })
}
