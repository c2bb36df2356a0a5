/** What is refused at load, and in which words. */
import { expect, test } from 'vitest'
import { DefinitionError, loadMachine } from '../../../sandbox/machines/interpreter.ts'
import { machineOf, task } from './support.ts'

function faultsOf(definition: Record<string, unknown> | string): readonly string[] {
  try {
    loadMachine(definition)
    return []
  } catch (thrown) {
    if (thrown instanceof DefinitionError) return thrown.faults
    throw thrown
  }
}

const end = { Type: 'Pass', End: true }
const choice = { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }] }

test.each<[string, Record<string, unknown>, string]>([
  ['JSONPath', machineOf({ A: end }, { QueryLanguage: 'JSONPath' }), 'QueryLanguage must be'],
  ['no query language', machineOf({ A: end }, { QueryLanguage: undefined }), 'QueryLanguage must'],
  ['a JSONPath state', machineOf({ A: { ...end, QueryLanguage: 'JSONPath' } }), '"A": QueryLang'],
  ['JSONPath fields', machineOf({ A: { ...end, ResultPath: '$' } }), '"A": field ResultPath'],
  ['an unknown field', machineOf({ A: { ...end, Outputs: 1 } }), '"A": field Outputs'],
  ['an unknown type', machineOf({ A: { Type: 'Loop' } }), '"A": Type "Loop"'],
  ['no type', machineOf({ A: { End: true } }), '"A": Type undefined'],
  ['no way on', machineOf({ A: { Type: 'Pass' } }), '"A": either Next or End'],
  ['two ways on', machineOf({ A: { ...end, Next: 'A' } }), '"A": either Next or End'],
  ['a Next that is none', machineOf({ A: { Type: 'Pass', Next: 'B' } }), '"A": Next names no'],
  [
    'a Default that is none',
    machineOf({ A: { ...choice, Default: 'C' }, B: end }),
    'Default names',
  ],
  ['an unreachable state', machineOf({ A: end, B: end }), '"B": cannot be reached'],
  ['a StartAt that is none', machineOf({ A: end }, { StartAt: 'X' }), 'the machine: StartAt'],
  ['a heartbeat', machineOf({ A: task({ HeartbeatSeconds: 5 }) }), '"A": field HeartbeatSeconds'],
  [
    'a task token',
    machineOf({ A: task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }) }),
    '"A": Resource "arn:aws:states:::lambda:invoke.waitForTaskToken"',
  ],
  [
    'a job waited for',
    machineOf({ A: task({ Resource: 'arn:aws:states:::states:startExecution.sync:2' }) }),
    '"A": Resource',
  ],
  ['a task without arguments', machineOf({ A: task({ Arguments: undefined }) }), 'Arguments is mi'],
  [
    'arguments the resource does not know',
    machineOf({ A: task({ Arguments: { FunctionName: 'f', InvocationType: 'Event' } }) }),
    '"A": Arguments: field InvocationType',
  ],
  [
    'a distributed map',
    machineOf({
      A: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'B',
          States: { B: end },
        },
        End: true,
      },
    }),
    '"A": ProcessorConfig: Mode "DISTRIBUTED"',
  ],
  [
    'a tolerated failure',
    machineOf({
      A: {
        Type: 'Map',
        ToleratedFailureCount: 1,
        ItemProcessor: { StartAt: 'B', States: { B: end } },
        End: true,
      },
    }),
    '"A": field ToleratedFailureCount',
  ],
  ['a name used twice', nested({ A: end }), 'state "A": the name is used twice'],
  [
    'a variable of the flow around',
    nested({ B: { ...end, Assign: { v: 2 } } }),
    '"B": Assign v: is a variable of the flow around it',
  ],
  ['the name states', machineOf({ A: { ...end, Assign: { states: 1 } } }), 'Assign states: the'],
  ['two kinds of wait', machineOf({ A: { Type: 'Wait', End: true } }), 'either Seconds or Time'],
  ['a wait below zero', machineOf({ A: { Type: 'Wait', Seconds: -1, End: true } }), 'Seconds must'],
  ['a retry without errors', machineOf({ A: task({ Retry: [{}] }) }), 'Retry[0]: ErrorEquals is'],
  [
    'States.ALL among others',
    machineOf({ A: task({ Retry: [{ ErrorEquals: ['States.ALL', 'X'] }] }) }),
    'Retry[0]: ErrorEquals: States.ALL must stand alone',
  ],
  [
    'States.ALL before others',
    machineOf({ A: task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['X'] }] }) }),
    'Retry[0]: ErrorEquals: States.ALL must come last',
  ],
  [
    'a catcher without a way on',
    machineOf({ A: task({ Catch: [{ ErrorEquals: ['X'] }] }) }),
    'Catch[0]: Next is missing',
  ],
  [
    'a backoff below one',
    machineOf({ A: task({ Retry: [{ ErrorEquals: ['X'], BackoffRate: 0.5 }] }) }),
    'Retry[0]: BackoffRate must be',
  ],
  [
    'bad JSONata',
    machineOf({ A: { ...end, Output: { a: '{% $foo( %}' } } }),
    'state "A": Output/a: not a JSONata expression',
  ],
  [
    '$eval',
    machineOf({ A: { ...end, Output: "{% $eval('1') %}" } }),
    '"A": Output: Step Functions',
  ],
  ['a loose brace', machineOf({ A: { ...end, Output: ' {% 1 %}' } }), '"A": Output: an expression'],
])('%s is refused, with the state and the field named', (_what, definition, words) => {
  expect(faultsOf(definition).join('\n')).toContain(words)
})

function nested(states: Record<string, Record<string, unknown>>) {
  const inner = { StartAt: Object.keys(states)[0], States: states }
  return machineOf({
    A: { Type: 'Pass', Assign: { v: 1 }, Next: 'P' },
    P: { Type: 'Parallel', Branches: [inner], End: true },
  })
}

test('every fault is told at once', () => {
  expect(faultsOf(machineOf({ A: { ...end, X: 1, Y: 2 }, B: { Type: 'Pass' } }))).toHaveLength(4)
})

test('a text that is no JSON is refused', () => {
  expect(faultsOf('{')).toHaveLength(1)
  expect(faultsOf('[]')).toHaveLength(1)
})

test('a machine of every kind of state is accepted', () => {
  const flow = (name: string) => ({ StartAt: name, States: { [name]: end } })
  const definition = machineOf({
    A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'F' }], Next: 'B' }),
    B: { Type: 'Map', ItemProcessor: flow('B1'), Next: 'C' },
    C: { Type: 'Parallel', Branches: [flow('C1'), flow('C2')], Next: 'D' },
    D: { Type: 'Wait', Seconds: 1, Comment: 'why', Next: 'E' },
    E: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'G' }], Default: 'F' },
    F: { Type: 'Fail' },
    G: { Type: 'Succeed' },
  })
  expect(faultsOf(JSON.stringify(definition))).toEqual([])
})
