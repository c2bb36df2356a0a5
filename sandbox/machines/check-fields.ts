/** Which fields each kind of state may and must have, and what each value must look like. */
import type { Definition, StateType } from './state.ts'
import { isSeconds, isTimestamp } from './states/wait.ts'

const COMMON = ['Type', 'Comment', 'QueryLanguage']
const PASSING = ['Next', 'End', 'Output', 'Assign']
const RECOVERING = ['Retry', 'Catch']

export const FIELDS: Readonly<Record<StateType, readonly string[]>> = {
  Task: [...COMMON, ...PASSING, ...RECOVERING, 'Resource', 'Arguments', 'TimeoutSeconds'],
  Choice: [...COMMON, 'Choices', 'Default', 'Output', 'Assign'],
  Map: [
    ...COMMON,
    ...PASSING,
    ...RECOVERING,
    'Items',
    'ItemSelector',
    'ItemProcessor',
    'MaxConcurrency',
  ],
  Parallel: [...COMMON, ...PASSING, ...RECOVERING, 'Branches', 'Arguments'],
  Wait: [...COMMON, ...PASSING, 'Seconds', 'Timestamp'],
  Pass: [...COMMON, ...PASSING],
  Succeed: [...COMMON, 'Output'],
  Fail: [...COMMON, 'Error', 'Cause'],
}

export const REQUIRED: Readonly<Record<StateType, readonly string[]>> = {
  Task: ['Resource', 'Arguments'],
  Choice: ['Choices'],
  Map: ['ItemProcessor'],
  Parallel: ['Branches'],
  Wait: [],
  Pass: [],
  Succeed: [],
  Fail: [],
}

export const MACHINE_FIELDS = [
  'Comment',
  'QueryLanguage',
  'StartAt',
  'States',
  'TimeoutSeconds',
  'Version',
]
export const RULE_FIELDS = ['Comment', 'Condition', 'Next', 'Output', 'Assign']
export const RETRIER_FIELDS = [
  'Comment',
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
]
export const CATCHER_FIELDS = ['Comment', 'ErrorEquals', 'Next', 'Output', 'Assign']
export const PROCESSOR_FIELDS = ['Comment', 'ProcessorConfig', 'StartAt', 'States']
export const BRANCH_FIELDS = ['Comment', 'StartAt', 'States']

interface Rule {
  readonly test: (value: unknown) => boolean
  readonly expected: string
}

const expression = (value: unknown) => typeof value === 'string' && value.startsWith('{%')
const text: Rule = { test: (value) => typeof value === 'string', expected: 'a string' }
const list: Rule = {
  test: (value) => Array.isArray(value) && value.length > 0 && value.every(isObject),
  expected: 'a list of at least one object',
}
const object: Rule = { test: isObject, expected: 'an object' }

/** AWS's bounds, from the developer guide's pages on states and on error handling. */
export const VALUES: Readonly<Record<string, Rule>> = {
  Next: text,
  Default: text,
  Resource: text,
  Error: text,
  Cause: text,
  Choices: list,
  Branches: list,
  Retry: list,
  Catch: list,
  Assign: object,
  ItemProcessor: object,
  End: { test: (value) => value === true, expected: 'true' },
  QueryLanguage: { test: (value) => value === 'JSONata', expected: 'JSONata' },
  Condition: {
    test: (value) => typeof value === 'boolean' || expression(value),
    expected: 'true, false or an expression',
  },
  Items: {
    test: (value) => Array.isArray(value) || expression(value),
    expected: 'a list or an expression',
  },
  MaxConcurrency: {
    test: (value) => isWhole(value, 0) || expression(value),
    expected: 'a whole number or an expression',
  },
  Seconds: {
    test: (value) => isSeconds(value) || expression(value),
    expected: 'a whole number of seconds or an expression',
  },
  Timestamp: {
    test: (value) => isTimestamp(value) || expression(value),
    expected: 'an RFC 3339 time or an expression',
  },
  TimeoutSeconds: {
    test: (value) => (isSeconds(value) && value > 0) || expression(value),
    expected: 'a whole number of seconds above 0 or an expression',
  },
  ErrorEquals: {
    test: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string'),
    expected: 'a list of error names',
  },
  IntervalSeconds: { test: (value) => isWhole(value, 1), expected: 'a whole number above 0' },
  MaxAttempts: { test: (value) => isWhole(value, 0), expected: 'a whole number' },
  BackoffRate: {
    test: (value) => typeof value === 'number' && value >= 1,
    expected: 'a number of at least 1',
  },
  MaxDelaySeconds: {
    test: (value) => isWhole(value, 1) && Number(value) < 31_622_400,
    expected: 'a whole number above 0 and below 31622400',
  },
  JitterStrategy: {
    test: (value) => value === 'FULL' || value === 'NONE',
    expected: 'FULL or NONE',
  },
}

export function isObject(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWhole(value: unknown, least: number): boolean {
  return typeof value === 'number' && value >= least && value <= 99_999_999 && value % 1 === 0
}
