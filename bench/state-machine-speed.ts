/**
 * How fast the sandbox runs a state machine, beside aws-local-stepfunctions in the same process:
 * one machine of five states, in JSONata here and in JSONPath there, history kept by both.
 * Writes bench/results/state-machine-speed.txt; exits 1 when ours is the slower.
 */
import { StateMachine } from 'aws-local-stepfunctions'
import { loadMachine, runMachine } from '../sandbox/machines/interpreter.ts'
import { VirtualClock } from '../sandbox/world/clock.ts'
import { seededRandom } from '../sandbox/world/random.ts'
import { keepResult, median } from './support.ts'

const EXECUTIONS = 2_000
const ROUNDS = 7
const task = 'arn:aws:lambda:eu-west-1:111122223333:function:no-op'
const input = { team: 'fraud', people: 7 }

const ours = loadMachine({
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: {
      Type: 'Pass',
      Output: { team: '{% $states.input.team %}', people: '{% $states.input.people %}' },
      Next: 'Anybody?',
    },
    'Anybody?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.people > 5 %}', Next: 'Work' }],
      Default: 'End',
    },
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: task, Payload: { team: '{% $states.input.team %}' } },
      Output: { team: '{% $states.result.Payload.team %}' },
      Next: 'Keep',
    },
    Keep: { Type: 'Pass', Output: { kept: '{% $states.input %}' }, Next: 'End' },
    End: { Type: 'Succeed' },
  },
})

const theirs = new StateMachine(
  {
    StartAt: 'Begin',
    States: {
      Begin: {
        Type: 'Pass',
        Parameters: { 'team.$': '$.team', 'people.$': '$.people' },
        Next: 'Anybody?',
      },
      'Anybody?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.people', NumericGreaterThan: 5, Next: 'Work' }],
        Default: 'End',
      },
      Work: {
        Type: 'Task',
        Resource: task,
        Parameters: { 'team.$': '$.team' },
        ResultSelector: { 'team.$': '$.team' },
        Next: 'Keep',
      },
      Keep: { Type: 'Pass', Parameters: { 'kept.$': '$' }, Next: 'End' },
      End: { Type: 'Succeed' },
    },
  },
  { validationOptions: { noValidate: true } },
)

const clock = new VirtualClock(Date.UTC(2026, 0, 1))
const random = seededRandom(1)

async function runOurs(): Promise<unknown> {
  const { done } = runMachine(ours, {
    clock,
    random,
    input,
    task: async () => ({ StatusCode: 200, Payload: { team: 'fraud' } }),
  })
  const outcome = await done
  return outcome.status === 'SUCCEEDED' ? outcome.output : outcome
}

async function runTheirs(): Promise<unknown> {
  const overrides = { taskResourceLocalHandlers: { Work: async () => ({ team: 'fraud' }) } }
  return theirs.run(input, { overrides }).result
}

async function perSecond(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  for (let count = 0; count < EXECUTIONS; count++) await run()
  return EXECUTIONS / ((performance.now() - began) / 1000)
}

const expected = JSON.stringify({ kept: { team: 'fraud' } })
for (const [name, run] of [
  ['ours', runOurs],
  ['theirs', runTheirs],
] as const) {
  const output = JSON.stringify(await run())
  if (output !== expected) throw new Error(`${name} answered ${output}, not ${expected}`)
}

const rates = { ours: [] as number[], theirs: [] as number[] }
// The first round warms both up; then they take turns, so that the machine's load meets both.
for (let round = 0; round <= ROUNDS; round++) {
  const here = await perSecond(runOurs)
  const there = await perSecond(runTheirs)
  if (round === 0) continue
  rates.ours.push(here)
  rates.theirs.push(there)
}

const here = median(rates.ours)
const there = median(rates.theirs)
keepResult('state-machine-speed', [
  'Executions a second of one machine of five states (npm run bench -- state-machine-speed)',
  `Pass, Choice, Task without work, Pass, Succeed; median of ${ROUNDS} rounds of ${EXECUTIONS}.`,
  '',
  `this sandbox, JSONata                     ${here.toFixed(0).padStart(8)}`,
  `aws-local-stepfunctions 3.0.0, JSONPath   ${there.toFixed(0).padStart(8)}`,
  `ratio                                     ${(here / there).toFixed(2).padStart(8)}`,
])
if (here < there) process.exitCode = 1
