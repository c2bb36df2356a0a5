/** What IAM does not know stops at load: all of it at once, each thing with its place. */
import { describe, expect, it } from 'vitest'
import { operators } from '../../../sandbox/iam/evaluate/operators.ts'
import { validatePolicy } from '../../../sandbox/iam/validate/validate-policy.ts'
import { variable } from './cases/case.ts'

const good = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }

function problemsOf(
  statement: unknown,
  kind: Parameters<typeof validatePolicy>[1] = 'identity',
  Version = '2012-10-17',
): string[] {
  const found = validatePolicy({ Version, Statement: [statement] }, kind)
  return found.map(({ path, message }) => `${path}: ${message}`)
}

const withCondition = (Condition: unknown) => ({ ...good, Condition })

describe('a policy that IAM would take', () => {
  const policies: ReadonlyArray<readonly [string, unknown, Parameters<typeof validatePolicy>[1]?]> =
    [
      ['a plain one', good],
      ['wildcards in actions', { ...good, Action: ['sagemaker:*App', 'SQS:send*', '*'] }],
      ['an action of a service that is not kept', { ...good, Action: 'ecr:GetAuthorizationToken' }],
      ['a variable', { ...good, Resource: `arn:aws:s3:::b/${variable('aws:PrincipalTag/a')}` }],
      ['a default', { ...good, Resource: `arn:aws:s3:::b/${variable("aws:userid, 'x'")}` }],
      [
        'tags of one’s own',
        withCondition({ StringEquals: { 'aws:ResourceTag/rollcall:team': 'x' } }),
      ],
      ['a set', withCondition({ 'ForAnyValue:StringLike': { 'aws:TagKeys': ['a*'] } })],
      ['Null on a multivalued key', withCondition({ Null: { 'aws:TagKeys': 'false' } })],
      ['a reference not settled yet', { ...good, Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
      ['a resource’s policy', { ...good, Principal: { Service: 'sns.amazonaws.com' } }, 'resource'],
      [
        'a trust policy of a token issuer',
        {
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/idp.example.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { 'idp.example.com:sub': 'a' } },
        },
        'trust',
      ],
    ]

  it.each(policies.map(([name, statement, kind]) => ({ name, statement, kind })))(
    'has no problem: $name',
    ({ statement, kind }) => {
      expect(problemsOf(statement, kind)).toEqual([])
    },
  )
})

describe('a policy with something that IAM does not know', () => {
  const at = 'Statement[0]'
  const policies: ReadonlyArray<
    readonly [string, unknown, string, Parameters<typeof validatePolicy>[1]?]
  > = [
    ['an operator', withCondition({ StringIs: { 'aws:userid': 'a' } }), 'Condition.StringIs'],
    [
      'its letter case',
      withCondition({ stringEquals: { 'aws:userid': 'a' } }),
      'no condition operator',
    ],
    [
      'NullIfExists',
      withCondition({ NullIfExists: { 'aws:userid': 'true' } }),
      'no condition operator',
    ],
    [
      'a set operator',
      withCondition({ 'ForSome:StringLike': { 'aws:TagKeys': 'a' } }),
      'no condition operator',
    ],
    [
      'a global key',
      withCondition({ StringEquals: { 'aws:PrincipleArn': 'a' } }),
      'no condition key',
    ],
    [
      'a service’s key',
      withCondition({ StringEquals: { 'sagemaker:Domain': 'a' } }),
      'no condition key',
    ],
    [
      'a key’s prefix',
      withCondition({ StringEquals: { 'rollcall:team': 'a' } }),
      'no condition key',
    ],
    [
      'a claim outside a trust policy',
      withCondition({ StringEquals: { 'idp.example.com:sub': 'a' } }),
      'no condition key',
    ],
    ['an action', { ...good, Action: 'sqs:SendMessages' }, 'sqs has no such action'],
    ['an action’s wildcard', { ...good, Action: 'sqs:Publish*' }, 'sqs has no such action'],
    ['a service', { ...good, Action: 'queue:Send' }, 'IAM knows no service'],
    ['an action without service', { ...good, Action: 'SendMessage' }, 'not of the form'],
    [
      'a variable',
      { ...good, Resource: `arn:aws:s3:::b/${variable('aws:PrincipleTag/a')}` },
      'names no condition key',
    ],
    [
      'a variable of many values',
      { ...good, Resource: `arn:aws:s3:::b/${variable('aws:TagKeys')}` },
      'multivalued',
    ],
    [
      'a variable before the fifth colon',
      { ...good, Resource: `arn:aws:sqs:${variable('aws:RequestedRegion')}:1:q` },
      'before the fifth colon',
    ],
    [
      'a variable without end',
      { ...good, Resource: 'arn:aws:s3:::b/${aws:userid' },
      'does not end',
    ],
    [
      'a variable in a number',
      withCondition({ NumericEquals: { 's3:max-keys': variable('aws:userid') } }),
      'takes no variables',
    ],
    ['a number', withCondition({ NumericEquals: { 's3:max-keys': 'ten' } }), 'not a number'],
    ['a date', withCondition({ DateLessThan: { 'aws:CurrentTime': 'today' } }), 'not a date'],
    ['a boolean', withCondition({ Bool: { 'aws:SecureTransport': 'yes' } }), 'not true or false'],
    ['a range', withCondition({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/33' } }), 'CIDR'],
    ['bytes', withCondition({ BinaryEquals: { 'aws:userid': '%' } }), 'base 64'],
    [
      'a set where one is needed',
      withCondition({ StringEquals: { 'aws:TagKeys': 'a' } }),
      'needs ForAllValues',
    ],
    ['an effect', { ...good, Effect: 'Permit' }, `${at}.Effect`],
    ['a member', { ...good, Actions: [] }, 'is no member'],
    ['two actions members', { ...good, NotAction: 'sqs:*' }, 'it has 2'],
    ['no resource', { Effect: 'Allow', Action: 'sqs:*' }, 'it has 0'],
    ['a resource that is no ARN', { ...good, Resource: 'my-queue' }, 'neither * nor an ARN'],
    [
      'a wildcard for the service',
      { ...good, Resource: 'arn:aws:s*:::x' },
      'wildcard for the service',
    ],
    ['a principal in an identity-based policy', { ...good, Principal: '*' }, 'names no principal'],
    ['no principal in a resource’s', good, 'must have Principal', 'resource'],
    ['NotPrincipal with Allow', { ...good, NotPrincipal: '*' }, 'the effect Deny only', 'resource'],
    [
      'a wildcard in a principal',
      { ...good, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } },
      'wildcard',
      'resource',
    ],
    ['a kind of principal', { ...good, Principal: { User: 'a' } }, 'must be one of', 'resource'],
    ['a resource in a trust policy', { ...good, Principal: '*' }, 'names no resource', 'trust'],
  ]

  const rows = policies.map(([name, statement, wanted, kind]) => ({
    name,
    statement,
    wanted,
    kind,
  }))
  it.each(rows)('is told: $name', ({ statement, wanted, kind }) => {
    expect(problemsOf(statement, kind).join('\n')).toContain(wanted)
  })

  it('is told whole, each problem with its place', () => {
    const document = {
      Version: '2011-01-01',
      Statement: [
        { ...good, Action: ['sqs:SendMessage', 'sqs:Sing'] },
        withCondition({ StringEquals: { 'aws:user': 'a' }, Like: {} }),
      ],
    }
    expect(validatePolicy(document, 'identity').map(({ path }) => path)).toEqual([
      'Version',
      'Statement[0].Action[1]',
      'Statement[1].Condition.StringEquals.aws:user',
      'Statement[1].Condition.Like',
    ])
  })
})

describe('a key that the sandbox does not fill in', () => {
  it.each(['aws:SourceIp', 'aws:PrincipalOrgID', 'dynamodb:Attributes', 'sqs:x'])(
    'stops at load: %s',
    (key) => {
      const operator = key === 'aws:SourceIp' ? 'IpAddress' : 'ForAnyValue:StringLike'
      const value = key === 'aws:SourceIp' ? '10.0.0.0/8' : 'a'
      expect(problemsOf(withCondition({ [operator]: { [key]: value } }))).toHaveLength(1)
    },
  )
})

it('takes every operator with a value it can compare', () => {
  const values: Readonly<Record<string, readonly [string, string]>> = {
    Numeric: ['s3:max-keys', '1'],
    Date: ['aws:CurrentTime', '2020-01-01'],
    Bool: ['aws:SecureTransport', 'true'],
    Null: ['aws:SecureTransport', 'true'],
    IpAddress: ['aws:VpcSourceIp', '10.0.0.0/8'],
    NotIpAddress: ['aws:VpcSourceIp', '10.0.0.0/8'],
  }
  for (const name of operators.keys()) {
    const kind = Object.keys(values).find((prefix) => name.startsWith(prefix)) ?? ''
    const [key, value] = values[kind] ?? ['aws:userid', 'abcd']
    expect(problemsOf(withCondition({ [name]: { [key]: value } }))).toEqual([])
  }
})
