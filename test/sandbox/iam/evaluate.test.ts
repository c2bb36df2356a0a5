/** The evaluator decides as the IAM User Guide says: every case was written from its pages. */
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../sandbox/iam/evaluate/evaluate.ts'
import { actions } from './cases/actions.ts'
import { addresses } from './cases/addresses.ts'
import { arns } from './cases/arns.ts'
import { booleansAndBytes } from './cases/booleans-and-bytes.ts'
import type { Case } from './cases/case.ts'
import { dates } from './cases/dates.ts'
import { ifExists } from './cases/if-exists.ts'
import { numbers } from './cases/numbers.ts'
import { policySets } from './cases/policy-sets.ts'
import { principals } from './cases/principals.ts'
import { resources } from './cases/resources.ts'
import { sets } from './cases/sets.ts'
import { strings } from './cases/strings.ts'
import { tags } from './cases/tags.ts'
import { trustPolicies } from './cases/trust.ts'
import { variables } from './cases/variables.ts'

const topics: Readonly<Record<string, readonly Case[]>> = {
  'string operators': strings,
  'numeric operators': numbers,
  'date operators': dates,
  'Bool, BinaryEquals and Null': booleansAndBytes,
  'IP address operators': addresses,
  'ARN operators': arns,
  IfExists: ifExists,
  'set operators': sets,
  variables,
  'Action and NotAction': actions,
  'Resource and NotResource': resources,
  'Principal and NotPrincipal': principals,
  'kinds of policies together': policySets,
  'trust policies': trustPolicies,
  'tags and passed roles': tags,
}

describe.each(Object.entries(topics))('%s are judged as documented', (_topic, cases) => {
  it.each(cases)('$name: $expected', ({ request, policies, expected, kind }) => {
    const { decision, by } = evaluate(request, policies)
    expect(decision).toBe(expected)
    if (kind) expect(by.kind).toBe(kind)
  })
})

describe('the cases', () => {
  it('are at least six hundred', () => {
    expect(Object.values(topics).flat().length).toBeGreaterThanOrEqual(600)
  })

  it('cover every condition operator, alone', async () => {
    const { operators } = await import('../../../sandbox/iam/evaluate/operators.ts')
    const text = JSON.stringify(Object.values(topics).flat())
    const missing = [...operators.keys()].filter((name) => !text.includes(`"${name}":{`))
    expect(missing).toEqual([])
  })
})

describe('a decision', () => {
  it('names the policy and the statement that decided, by Sid or by place', () => {
    const statement = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' }
    const document = { Version: '2012-10-17', Statement: [{ ...statement, Sid: 'Send' }] }
    const request = {
      principal: { kind: 'user', arn: 'arn:aws:iam::1:user/a', accountId: '1' },
      action: 'sqs:SendMessage',
      resource: '*',
      context: {},
    } as const
    expect(evaluate(request, { identity: [{ name: 'queues', document }] }).by).toEqual({
      kind: 'identity-based policy',
      policy: 'queues',
      statement: 'Send',
    })
    const other = { Version: '2012-10-17', Statement: [{ ...statement, Action: 'x:*' }, statement] }
    expect(evaluate(request, { identity: [{ name: 'queues', document: other }] }).by).toEqual({
      kind: 'identity-based policy',
      policy: 'queues',
      statement: 'Statement[1]',
    })
  })
})
