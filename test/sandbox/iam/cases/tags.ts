/** Tags of principals, resources and requests (access control by tags), and passed roles. */
import { allowAll, baseRequest, type Case, policy, variable } from './case.ts'

const sameTeam = variable('aws:PrincipalTag/team')
const create = policy('create', {
  Effect: 'Allow',
  Action: 'sagemaker:Create*',
  Resource: '*',
  Condition: {
    StringEquals: { 'aws:RequestTag/team': sameTeam },
    StringEqualsIfExists: { 'aws:ResourceTag/team': sameTeam },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'purpose'] },
  },
})
const change = policy('change', {
  Effect: 'Allow',
  Action: ['sagemaker:Update*', 'sagemaker:Delete*'],
  Resource: '*',
  Condition: { StringEquals: { 'aws:ResourceTag/team': sameTeam } },
})
const noForeignTag = policy('guard', {
  Sid: 'NoTagOfAnotherTeam',
  Effect: 'Deny',
  Action: 'sagemaker:AddTags',
  Resource: '*',
  Condition: {
    StringNotEquals: { 'aws:RequestTag/team': 'fraud' },
    Null: { 'aws:RequestTag/team': 'false' },
  },
})
const whileCreating = policy('tags', {
  Effect: 'Allow',
  Action: 'sagemaker:AddTags',
  Resource: '*',
  Condition: { Null: { 'sagemaker:TaggingAction': 'false' } },
})
const pass = policy('pass', {
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: 'arn:aws:iam::111122223333:role/rollcall/persona/*',
  Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
})

function tagged(
  name: string,
  action: string,
  context: Case['request']['context'],
  expected: Case['expected'],
): Case {
  return {
    name,
    request: { ...baseRequest, action, resource: 'arn:aws:sagemaker:a:1:model/m', context },
    policies: { identity: [create, change, whileCreating, noForeignTag] },
    expected,
  }
}

function passed(role: string, service: string | undefined, expected: Case['expected']): Case {
  return {
    name: `passing ${role} to ${service}`,
    request: {
      ...baseRequest,
      action: 'iam:PassRole',
      resource: `arn:aws:iam::111122223333:role${role}`,
      context: service ? { 'iam:PassedToService': service } : {},
    },
    policies: { identity: [pass] },
    expected,
  }
}

const mine = 'aws:PrincipalTag/team'
const asked = 'aws:RequestTag/team'
const its = 'aws:ResourceTag/team'
const keys = 'aws:TagKeys'

export const tags: readonly Case[] = [
  tagged(
    'creates with the own tag',
    'sagemaker:CreateModel',
    { [mine]: 'fraud', [asked]: 'fraud', [keys]: ['team'] },
    'Allowed',
  ),
  tagged(
    'creates with another tag too',
    'sagemaker:CreateModel',
    { [mine]: 'fraud', [asked]: 'fraud', [keys]: ['team', 'purpose'] },
    'Allowed',
  ),
  tagged(
    'creates with a tag not listed',
    'sagemaker:CreateModel',
    { [mine]: 'fraud', [asked]: 'fraud', [keys]: ['team', 'x'] },
    'ImplicitlyDenied',
  ),
  tagged(
    'creates with a foreign tag',
    'sagemaker:CreateModel',
    { [mine]: 'fraud', [asked]: 'vision', [keys]: ['team'] },
    'ImplicitlyDenied',
  ),
  tagged('creates without a tag', 'sagemaker:CreateModel', { [mine]: 'fraud' }, 'ImplicitlyDenied'),
  tagged(
    'creates without being of a team',
    'sagemaker:CreateModel',
    { [asked]: 'fraud', [keys]: ['team'] },
    'ImplicitlyDenied',
  ),
  tagged(
    'creates from a foreign resource',
    'sagemaker:CreateModel',
    { [mine]: 'fraud', [asked]: 'fraud', [keys]: ['team'], [its]: 'vision' },
    'ImplicitlyDenied',
  ),
  tagged(
    'creates from an own resource',
    'sagemaker:CreateModel',
    { [mine]: 'fraud', [asked]: 'fraud', [keys]: ['team'], [its]: 'fraud' },
    'Allowed',
  ),
  tagged(
    'changes what is its own',
    'sagemaker:UpdateEndpoint',
    { [mine]: 'fraud', [its]: 'fraud' },
    'Allowed',
  ),
  tagged(
    'changes what is foreign',
    'sagemaker:UpdateEndpoint',
    { [mine]: 'fraud', [its]: 'vision' },
    'ImplicitlyDenied',
  ),
  tagged(
    'deletes what has no tag',
    'sagemaker:DeleteEndpoint',
    { [mine]: 'fraud' },
    'ImplicitlyDenied',
  ),
  tagged(
    'tag values differ by case',
    'sagemaker:DeleteEndpoint',
    { [mine]: 'fraud', [its]: 'Fraud' },
    'ImplicitlyDenied',
  ),
  tagged(
    'tag keys differ not by case',
    'sagemaker:DeleteEndpoint',
    { [mine]: 'fraud', 'aws:ResourceTag/Team': 'fraud' },
    'Allowed',
  ),
  tagged(
    'tags while creating',
    'sagemaker:AddTags',
    { [asked]: 'fraud', 'sagemaker:TaggingAction': 'CreateApp' },
    'Allowed',
  ),
  tagged('tags by hand', 'sagemaker:AddTags', { [asked]: 'fraud' }, 'ImplicitlyDenied'),
  tagged(
    'tags for another team',
    'sagemaker:AddTags',
    { [asked]: 'vision', 'sagemaker:TaggingAction': 'CreateApp' },
    'ExplicitlyDenied',
  ),
  tagged(
    'tags with another key',
    'sagemaker:AddTags',
    { 'aws:RequestTag/x': 'y', 'sagemaker:TaggingAction': 'CreateApp' },
    'Allowed',
  ),
  passed('/rollcall/persona/fraud', 'sagemaker.amazonaws.com', 'Allowed'),
  passed('/rollcall/persona/fraud', 'lambda.amazonaws.com', 'ImplicitlyDenied'),
  passed('/rollcall/persona/fraud', undefined, 'ImplicitlyDenied'),
  passed('/rollcall/service/sweep', 'sagemaker.amazonaws.com', 'ImplicitlyDenied'),
  passed('/Admin', 'sagemaker.amazonaws.com', 'ImplicitlyDenied'),
  {
    name: 'a standing Deny by source identity',
    request: { ...baseRequest, context: { 'aws:SourceIdentity': 'u-1-fraud' } },
    policies: {
      identity: [
        allowAll,
        policy('leavers', {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:SourceIdentity': ['u-1-fraud', 'u-2-fraud'] } },
        }),
      ],
    },
    expected: 'ExplicitlyDenied',
  },
]
