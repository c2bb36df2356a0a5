/** Trust policies: who may assume a role; they must allow in any case (evaluation logic). */
import type { PolicySets } from '../../../../sandbox/iam/evaluate/evaluate.ts'
import type { Principal } from '../../../../sandbox/iam/evaluate/request.ts'
import {
  account,
  allowAll,
  asRole,
  asUser,
  type Case,
  otherAccount,
  policy,
  role,
  user,
} from './case.ts'

const wanted = `arn:aws:iam::${account}:role/wanted`
const lambda: Principal = { kind: 'service', name: 'lambda.amazonaws.com' }
const github = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`
const pipeline: Principal = { kind: 'federated', provider: github }
const mayAssume = policy('assume', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: wanted })

interface Given {
  readonly by: Principal
  readonly trusts: unknown
  readonly identity?: PolicySets['identity']
  readonly action?: string
  readonly actions?: string | readonly string[]
  readonly condition?: Readonly<Record<string, unknown>>
  readonly context?: Case['request']['context']
  readonly owner?: string
}

function trust(name: string, given: Given, expected: Case['expected'], kind?: Case['kind']): Case {
  const { by, trusts, identity, action = 'sts:AssumeRole', context = {} } = given
  const statement = {
    Effect: 'Allow',
    Principal: trusts,
    Action: given.actions ?? action,
    ...(given.condition && { Condition: given.condition }),
  }
  return {
    name,
    request: {
      principal: by,
      action,
      resource: wanted,
      resourceAccountId: given.owner ?? account,
      context,
    },
    policies: { trust: policy('trust', statement), ...(identity && { identity }) },
    expected,
    ...(kind && { kind }),
  }
}

const trusted = 'role trust policy'
const web = 'sts:AssumeRoleWithWebIdentity'
const audience = 'token.actions.githubusercontent.com:aud'
const subject = 'token.actions.githubusercontent.com:sub'
const main = {
  StringEquals: { [audience]: 'sts.amazonaws.com' },
  StringLike: { [subject]: 'repo:o/r:*' },
}
const named = { StringLike: { 'sts:SourceIdentity': ['maya', 'tomas'] } }
const external = { StringEquals: { 'sts:ExternalId': '12345' } }
const confused = {
  StringEquals: { 'aws:SourceAccount': account },
  ArnLike: { 'aws:SourceArn': `arn:aws:lambda:eu-west-1:${account}:function:*` },
}

export const trustPolicies: readonly Case[] = [
  trust(
    'a trusted service',
    { by: lambda, trusts: { Service: 'lambda.amazonaws.com' } },
    'Allowed',
    trusted,
  ),
  trust(
    'another service',
    { by: lambda, trusts: { Service: 'states.amazonaws.com' } },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'a role named, without permission',
    { by: asRole, trusts: { AWS: role } },
    'Allowed',
    trusted,
  ),
  trust(
    'a user named, without permission',
    { by: asUser, trusts: { AWS: user } },
    'Allowed',
    trusted,
  ),
  trust(
    'the account named, without permission',
    { by: asRole, trusts: { AWS: account } },
    'ImplicitlyDenied',
    'identity-based policy',
  ),
  trust(
    'the account named, with permission',
    { by: asRole, trusts: { AWS: account }, identity: [mayAssume] },
    'Allowed',
  ),
  trust(
    'permission without trust',
    { by: asRole, trusts: { AWS: user }, identity: [allowAll] },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'a role never trusts itself unasked',
    { by: asRole, trusts: { AWS: otherAccount }, identity: [allowAll] },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'across accounts with both',
    { by: asRole, trusts: { AWS: account }, identity: [mayAssume], owner: otherAccount },
    'Allowed',
  ),
  trust(
    'across accounts with trust alone',
    { by: asRole, trusts: { AWS: role }, owner: otherAccount },
    'ImplicitlyDenied',
    'identity-based policy',
  ),
  trust(
    'across accounts with permission alone',
    { by: asRole, trusts: { AWS: user }, identity: [mayAssume], owner: otherAccount },
    'ImplicitlyDenied',
    trusted,
  ),
  trust('everybody trusted', { by: asUser, trusts: '*' }, 'Allowed', trusted),
  trust(
    'another action',
    { by: asRole, trusts: { AWS: role }, action: 'sts:TagSession', actions: 'sts:AssumeRole' },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'tags',
    {
      by: asRole,
      trusts: { AWS: role },
      action: 'sts:TagSession',
      actions: ['sts:AssumeRole', 'sts:TagSession'],
    },
    'Allowed',
    trusted,
  ),
  trust(
    'a source identity in the list',
    {
      by: asRole,
      trusts: { AWS: role },
      condition: named,
      context: { 'sts:SourceIdentity': 'maya' },
    },
    'Allowed',
  ),
  trust(
    'a source identity not in it',
    {
      by: asRole,
      trusts: { AWS: role },
      condition: named,
      context: { 'sts:SourceIdentity': 'ines' },
    },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'no source identity',
    { by: asRole, trusts: { AWS: role }, condition: named },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'the external id',
    {
      by: asRole,
      trusts: { AWS: role },
      condition: external,
      context: { 'sts:ExternalId': '12345' },
    },
    'Allowed',
  ),
  trust(
    'another external id',
    {
      by: asRole,
      trusts: { AWS: role },
      condition: external,
      context: { 'sts:ExternalId': '54321' },
    },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'no external id',
    { by: asRole, trusts: { AWS: role }, condition: external },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'a service on behalf of this account',
    {
      by: lambda,
      trusts: { Service: 'lambda.amazonaws.com' },
      condition: confused,
      context: {
        'aws:SourceAccount': account,
        'aws:SourceArn': `arn:aws:lambda:eu-west-1:${account}:function:f`,
      },
    },
    'Allowed',
  ),
  trust(
    'a service on behalf of another account',
    {
      by: lambda,
      trusts: { Service: 'lambda.amazonaws.com' },
      condition: confused,
      context: {
        'aws:SourceAccount': otherAccount,
        'aws:SourceArn': `arn:aws:lambda:eu-west-1:${otherAccount}:function:f`,
      },
    },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'a token of the provider',
    {
      by: pipeline,
      trusts: { Federated: github },
      action: web,
      condition: main,
      context: { [audience]: 'sts.amazonaws.com', [subject]: 'repo:o/r:ref:refs/heads/main' },
    },
    'Allowed',
    trusted,
  ),
  trust(
    'a token for another repository',
    {
      by: pipeline,
      trusts: { Federated: github },
      action: web,
      condition: main,
      context: { [audience]: 'sts.amazonaws.com', [subject]: 'repo:x/y:ref' },
    },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'a token for another audience',
    {
      by: pipeline,
      trusts: { Federated: github },
      action: web,
      condition: main,
      context: { [audience]: 'else', [subject]: 'repo:o/r:ref' },
    },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'a token of another provider',
    {
      by: { kind: 'federated', provider: 'accounts.google.com' },
      trusts: { Federated: github },
      action: web,
    },
    'ImplicitlyDenied',
    trusted,
  ),
  trust(
    'a token does not do for AssumeRole',
    { by: pipeline, trusts: { Federated: github }, action: 'sts:AssumeRole', actions: web },
    'ImplicitlyDenied',
    trusted,
  ),
]
