/** What personas may do, and what nobody may. */
import { describe, expect, test } from 'vitest'
import { mostBuckets, mostInstances } from '../../../core/access-map/shape.ts'
import { activities, activityNames } from '../../../core/persona/activities.ts'
import { builtInPersonas } from '../../../core/persona/built-in.ts'
import {
  inertPolicy,
  longestPolicy,
  policiesOf,
  policyOf,
  trustOf,
} from '../../../core/persona/policy.ts'
import { inertRoleArn, partitionOf, roleArn, rolesOf } from '../../../core/persona/role-name.ts'
import { type PolicyScope, scopeOf } from '../../../core/persona/scope.ts'
import type { Statement } from '../../../core/persona/statement.ts'
import { exampleText, exampleWith, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const scope = scopeOf(map, { team: 'fraud', persona: 'data-scientist' })
const everyActivity = { activities: activityNames }
const personas = [...builtInPersonas, { name: 'everything', ...everyActivity, line: 0 }]

/** As long as the access map lets names and lists be. */
const longestScope: PolicyScope = {
  partition: 'aws-us-gov',
  account: '111122223333',
  region: 'ap-southeast-2',
  domainId: `d-${'x'.repeat(61)}`,
  team: 't'.repeat(32),
  persona: 'p'.repeat(22),
  buckets: Array.from({ length: mostBuckets }, (_, index) => `${index}`.padStart(63, 'b')),
  instances: Array.from({ length: mostInstances }, (_, index) => `ml.${index}-p5en.48xlarge`),
  roleArns: ['p', 'q'].map(
    (persona) =>
      `arn:aws-us-gov:iam::111122223333:role/rollcall/persona/${longestRoleName(persona)}`,
  ),
}

function longestRoleName(persona: string): string {
  return `rollcall-${'t'.repeat(32)}-${persona.repeat(22)}`
}

/** Six: a role takes ten managed policies by default, and four are for those suspended. */
const mostPolicies = 6

describe.each(personas)('the policy of $name', (persona) => {
  test.each([
    ['a team', scope],
    ['a team with the longest names and lists', longestScope],
  ])('fits the policies IAM takes, for %s', (_, where) => {
    const parts = policiesOf(persona, where)
    for (const part of parts) {
      expect(JSON.stringify(part).length).toBeLessThanOrEqual(longestPolicy)
    }
    expect(parts.length).toBeLessThanOrEqual(mostPolicies)
    expect(parts.flatMap((part) => part.Statement)).toEqual(policyOf(persona, where).Statement)
  })

  test('opens Studio, in private spaces of the own profile', () => {
    const profile = 'user-profile/d-research0001/$' + '{sagemaker:UserProfileName}'
    const own = `arn:aws:sagemaker:eu-west-1:111122223333:${profile}`
    const statement = bySid(persona, 'AppsInOwnPrivateSpaces')
    expect(statement?.Action).toContain('sagemaker:CreateApp')
    expect(statement?.Condition).toEqual({
      ArnEquals: { 'sagemaker:OwnerUserProfileArn': own },
      StringEquals: { 'sagemaker:SpaceSharingType': 'Private' },
    })
  })

  test('has each statement id once, in letters and digits', () => {
    const sids = policyOf(persona, scope).Statement.map(({ Sid }) => Sid)
    expect(new Set(sids).size).toBe(sids.length)
    for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/)
  })

  test('passes roles of its own team only, and to SageMaker only', () => {
    const passing = allows(persona).filter(({ Action }) => Action.includes('iam:PassRole'))
    for (const { Resource, Condition } of passing) {
      expect(Resource).toEqual([
        'arn:aws:iam::111122223333:role/rollcall/persona/rollcall-fraud-data-scientist',
      ])
      expect(Condition).toEqual({
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      })
    }
  })

  test('lets nobody write to every resource', () => {
    const writes = allows(persona)
      .filter(({ Resource }) => Resource.includes('*'))
      .flatMap(({ Action }) => Action)
      .filter((action) => !/:(List|Get|Describe|Search|Query)/.test(action))
    expect(writes.filter((action) => !mayWriteAnywhere.has(action))).toEqual([])
  })

  test('never goes by a resource that has no owner', () => {
    const text = JSON.stringify(policyOf(persona, scope))
    expect(text).not.toContain('"sagemaker:OwnerUserProfileArn":"true"')
  })

  test('reaches no bucket but the team’s', () => {
    const reached = allows(persona)
      .filter(({ Action }) => Action.some((action) => action.startsWith('s3:')))
      .flatMap(({ Resource }) => Resource)
    for (const arn of reached) expect(arn).toMatch(/^arn:aws:s3:::example-fraud-data(\/\*)?$/)
  })

  test('makes no schedule that would start pipelines after its user has left', () => {
    const allowed = allows(persona).flatMap(({ Action }) => Action)
    expect(allowed.filter((action) => /^(events|scheduler):|^\*/.test(action))).toEqual([])
  })

  test.each([
    'sagemaker:CreatePresignedDomainUrl',
    'sagemaker:CreateUserProfile',
    'sagemaker:UpdateUserProfile',
    'sagemaker:DeleteUserProfile',
    'sagemaker:UpdateDomain',
    'sagemaker:StartSession',
    'sts:AssumeRole',
  ])('denies %s without condition', (action) => {
    const denies = policyOf(persona, scope).Statement.filter(({ Effect }) => Effect === 'Deny')
    const found = denies.filter((statement) => statement.Action.includes(action))
    expect(found.some(({ Condition, Resource }) => !Condition && Resource[0] === '*')).toBe(true)
  })
})

/** `cloudwatch:PutMetricData` cannot be limited to a metric, so its namespace is. */
const mayWriteAnywhere = new Set(['cloudwatch:PutMetricData'])

describe('guard rails', () => {
  test('keep Rollcall’s tags out of users’ hands', () => {
    expect(bySid(everyActivity, 'NoTagsByHand')).toEqual({
      Sid: 'NoTagsByHand',
      Effect: 'Deny',
      Action: ['sagemaker:AddTags', 'sagemaker:DeleteTags'],
      Resource: ['*'],
      Condition: {
        'ForAnyValue:StringLike': { 'aws:TagKeys': ['rollcall:*', 'sagemaker:*'] },
        Null: { 'sagemaker:TaggingAction': 'true' },
      },
    })
    const tagging = allows(everyActivity).filter(({ Action }) =>
      Action.includes('sagemaker:AddTags'),
    )
    expect(tagging.map(({ Condition }) => Condition)).toEqual([
      { Null: { 'sagemaker:TaggingAction': 'false' } },
    ])
  })

  test('deny shared spaces', () => {
    expect(bySid(everyActivity, 'NoSharedSpaces')).toMatchObject({
      Effect: 'Deny',
      Condition: { StringEquals: { 'sagemaker:SpaceSharingType': 'Shared' } },
    })
  })

  test('deny instance types that the team has not, and none where it has no list', () => {
    expect(bySid(everyActivity, 'OnlyTheTeamsInstances')).toMatchObject({
      Effect: 'Deny',
      Condition: {
        'ForAnyValue:StringNotLike': {
          'sagemaker:InstanceTypes': ['ml.t3.medium', 'ml.m5.large', 'system'],
        },
      },
    })
    const free = policyOf(everyActivity, { ...scope, instances: [] }).Statement
    expect(free.map(({ Sid }) => Sid)).not.toContain('OnlyTheTeamsInstances')
  })
})

describe('what is created', () => {
  test('must carry the team’s tag, and only what carries it can be changed', () => {
    expect(bySid(everyActivity, 'StartJobs')?.Condition).toEqual({
      StringEquals: { 'aws:RequestTag/rollcall:team': 'fraud' },
      StringEqualsIfExists: { 'aws:ResourceTag/rollcall:team': 'fraud' },
    })
    expect(bySid(everyActivity, 'FollowAndStopJobs')?.Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/rollcall:team': 'fraud' },
    })
  })

  test('without tags of its own goes by a name that begins no other team’s', () => {
    const resources = bySid(everyActivity, 'RunPipelines')?.Resource
    expect(resources).toEqual(['arn:aws:sagemaker:eu-west-1:111122223333:pipeline/fraud--*'])
  })
})

test.each(activityNames)('%s gives statements of its own for every partition', (name) => {
  const inChina = mapOf(exampleText.replaceAll('eu-west-1', 'cn-north-1'))
  const china = scopeOf(inChina, { team: 'fraud', persona: 'mlops' })
  const statements = activities.get(name)?.(china) ?? []
  expect(statements.length).toBeGreaterThan(0)
  expect(JSON.stringify(statements)).not.toContain('arn:aws:')
})

test('a team without buckets and roles to pass has no empty statement', () => {
  const bare = { ...scope, buckets: [], roleArns: [] }
  for (const { Resource } of policyOf(everyActivity, bare).Statement) {
    expect(Resource.length).toBeGreaterThan(0)
  }
})

test('the inert role allows nothing and denies everything', () => {
  expect(inertPolicy().Statement).toEqual([
    { Sid: 'Nothing', Effect: 'Deny', Action: ['*'], Resource: ['*'] },
  ])
})

test('a role trusts SageMaker for its own account and Region, with source identity', () => {
  expect(trustOf(scope).Statement).toEqual([
    {
      Sid: 'SageMakerOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:sagemaker:eu-west-1:111122223333:*' },
      },
    },
  ])
})

describe('roles', () => {
  test('are one for each team and persona that a group leads to', () => {
    expect(rolesOf(map).map(({ roleName }) => roleName)).toEqual([
      'rollcall-fraud-mlops',
      'rollcall-fraud-data-scientist',
      'rollcall-vision-analyst',
      'rollcall-labels-compute',
    ])
  })

  test('have the ARNs that profiles are given', () => {
    const path = 'arn:aws:iam::111122223333:role/rollcall/persona'
    expect(roleArn(map, 'fraud', 'mlops')).toBe(`${path}/rollcall-fraud-mlops`)
    expect(inertRoleArn(map, 'research')).toBe(`${path}/rollcall-inert-research`)
  })

  test('lie in the partition of the domain', () => {
    expect(['eu-west-1', 'cn-north-1', 'us-gov-west-1'].map(partitionOf)).toEqual([
      'aws',
      'aws-cn',
      'aws-us-gov',
    ])
  })

  test('may be passed on: the own one and the team’s compute role, never a stronger one', () => {
    const text = exampleWith([
      'Leads, persona: mlops }',
      'Leads, persona: mlops }\n      - { group: Batch, persona: compute }',
    ])
    const { roleArns } = scopeOf(mapOf(text), { team: 'fraud', persona: 'data-scientist' })
    expect(roleArns.map((arn) => arn.split('/').at(-1))).toEqual([
      'rollcall-fraud-compute',
      'rollcall-fraud-data-scientist',
    ])
  })
})

function allows(persona: { readonly activities: readonly string[] }): Statement[] {
  return policyOf(persona, scope).Statement.filter(({ Effect }) => Effect === 'Allow')
}

function bySid(persona: { readonly activities: readonly string[] }, sid: string) {
  return policyOf(persona, scope).Statement.find(({ Sid }) => Sid === sid)
}
