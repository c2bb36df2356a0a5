/** Stopping an execution whose task has begun. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadMachine, type MachineRun, runMachine } from '../../../sandbox/machines/interpreter.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'

const unhandled: unknown[] = []
const listener = (reason: unknown) => void unhandled.push(reason)

beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', listener)
})
afterEach(() => void process.off('unhandledRejection', listener))

test('a task that fails once its execution was stopped harms nobody', async () => {
  const machine = loadMachine({
    QueryLanguage: 'JSONata',
    StartAt: 'Work',
    States: {
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'work' },
        End: true,
      },
    },
  })
  const runs: MachineRun[] = []
  const run = runMachine(machine, {
    clock: new VirtualClock(0),
    random: seededRandom(1),
    task: async () => {
      await Promise.resolve()
      for (const each of runs) each.stop('Stopped')
      throw new Error('nobody waits for this')
    },
  })
  runs.push(run)
  expect(await run.done).toMatchObject({ status: 'ABORTED' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(unhandled).toEqual([])
})

test('a task whose execution was stopped before it was waited for harms nobody', async () => {
  const { Stopper } = await import('../../../sandbox/machines/stopper.ts')
  const stopper = new Stopper(new VirtualClock(0))
  stopper.stop()
  await expect(stopper.wait(Promise.reject(new Error('late')))).rejects.toThrow()
  await new Promise((resolve) => setImmediate(resolve))
  expect(unhandled).toEqual([])
})
