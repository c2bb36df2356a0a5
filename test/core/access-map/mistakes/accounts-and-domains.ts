/** Mistakes in what stands above the teams: accounts, Regions, trail, domains. */
import type { Mistake } from './mistake.ts'

export const mistakes: readonly Mistake[] = [
  {
    mistake: 'the ARN of a subnet in place of its id',
    change: [
      'mode: sso }',
      'mode: sso, archive: { subnet: "arn:aws:ec2:x", securityGroup: sg-0a1b2c3d } }',
    ],
    at: [6, 'domains.portal.archive.subnet'],
    found: '"arn:aws:ec2:x"',
    right: 'a subnet id, like subnet-0a1b2c3d4e5f60718',
  },
  {
    mistake: 'an SSO-mode domain in another Region',
    change: ['mode: sso', 'mode: sso, region: us-east-1'],
    at: [6, 'domains.portal.region'],
    found: 'the Region us-east-1 with mode: sso',
    right:
      "eu-west-1, the identity store's Region: Studio signs users in " +
      'through Identity Center in its primary Region only (or mode: iam)',
  },
  {
    mistake: 'an account id of 11 digits',
    change: ['hub: { account: "111122223333"', 'hub: { account: "11112222333"'],
    at: [2, 'hub.account'],
    found: '"11112222333"',
    right:
      'an account id of 12 digits in quotes, like "111122223333" (a ' +
      'number loses leading zeros)',
  },
  {
    mistake: 'an account id written as on the console',
    change: ['hub: { account: "111122223333"', 'hub: { account: "1111-2222-3333"'],
    at: [2, 'hub.account'],
    found: '"1111-2222-3333"',
    right:
      'an account id of 12 digits in quotes, like "111122223333" (a ' +
      'number loses leading zeros)',
  },
  {
    mistake: 'an account id without quotes',
    change: ['hub: { account: "111122223333"', 'hub: { account: 012345678901'],
    at: [2, 'hub.account'],
    found: '012345678901 (a number)',
    right:
      'an account id of 12 digits in quotes, like "111122223333" (a ' +
      'number loses leading zeros)',
  },
  {
    mistake: 'an availability zone for a Region',
    change: [
      'hub: { account: "111122223333", region: eu-west-1',
      'hub: { account: "111122223333", region: eu-west-1a',
    ],
    at: [2, 'hub.region'],
    found: '"eu-west-1a"',
    right: 'an AWS Region, like eu-west-1',
  },
  {
    mistake: 'no hub',
    change: ['hub: { account: "111122223333", region: eu-west-1 }\n', ''],
    at: [1, 'hub'],
    found: 'nothing',
    right: '{ account: "111122223333", region: eu-west-1 }',
  },
  {
    mistake: 'the instance for the identity store',
    change: ['id: d-9067a1b2c3', 'id: "arn:aws:sso:::instance/ssoins-1234567890abcdef"'],
    at: [1, 'identityStore.id'],
    found: '"arn:aws:sso:::instance/ssoins-1234567890abcdef"',
    right:
      'an identity store id, like d-9067a1b2c3 (not the ARN or id of ' +
      "Identity Center's instance)",
  },
  {
    mistake: 'a trail by its ARN alone',
    change: ['trail: create', 'trail: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main"'],
    at: [3, 'trail'],
    found: '"arn:aws:cloudtrail:eu-west-1:111122223333:trail/main"',
    right: 'create, or { bring: <ARN of a trail> }',
  },
  {
    mistake: 'a trail left open',
    change: ['trail: create', 'trail:'],
    at: [3, 'trail'],
    found: 'nothing',
    right: 'create, or { bring: <ARN of a trail> }',
  },
  {
    mistake: 'a misspelt key',
    change: ['trail: create', 'trial: create'],
    at: [3, 'trial'],
    found: 'the key trial',
    right:
      'one of the keys identityStore, hub, trail, domains, personas, ' +
      'guard, teams (did you mean trail?)',
  },
  {
    mistake: 'a key of another tool',
    change: ['trail: create', 'trail: create\nversion: 1'],
    at: [4, 'version'],
    found: 'the key version',
    right: 'one of the keys identityStore, hub, trail, domains, personas, ' + 'guard, teams',
  },
  {
    mistake: 'domains as a list',
    change: [
      'domains:\n  research: { id: d-research0001, mode: iam, account: ' +
        '"111122223333", region: eu-west-1 }\n  portal: { id: d-portal0001, ' +
        'mode: sso }',
      'domains:\n  - { name: research, id: d-research0001 }',
    ],
    at: [4, 'domains'],
    found: 'a list',
    right: 'domains by name, like research: { id: d-research0001 }',
  },
  {
    mistake: 'a domain by its ARN',
    change: [
      'id: d-research0001',
      'id: "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-research0001"',
    ],
    at: [5, 'domains.research.id'],
    found: '"arn:aws:sagemaker:eu-west-1:111122223333:domain/d-research0001"',
    right: 'a SageMaker domain id, like d-research0001',
  },
  {
    mistake: 'a domain without its id',
    change: ['{ id: d-portal0001, mode: sso }', '{ mode: sso }'],
    at: [6, 'domains.portal.id'],
    found: 'nothing',
    right: 'a SageMaker domain id, like d-research0001',
  },
  {
    mistake: 'an unknown mode',
    change: ['mode: sso', 'mode: saml'],
    at: [6, 'domains.portal.mode'],
    found: '"saml"',
    right: 'one of iam, sso',
  },
  {
    mistake: 'assignments in an IAM-mode domain',
    change: ['{ id: d-research0001, mode: iam,', '{ id: d-research0001, mode: iam, assign: users,'],
    at: [5, 'domains.research.assign'],
    found: '"users"',
    right: 'no such key, or mode: sso beside it: with mode: iam nobody is assigned',
  },
  {
    mistake: 'a Deny on presigned URLs in an SSO-mode domain',
    change: ['mode: sso', 'mode: sso, presignDeny: tag'],
    at: [6, 'domains.portal.presignDeny'],
    found: '"tag"',
    right: 'no such key, or mode: iam beside it: with mode: sso nobody presigns',
  },
  {
    mistake: 'a Deny on presigned URLs by something else',
    change: ['mode: iam,', 'mode: iam, presignDeny: names,'],
    at: [5, 'domains.research.presignDeny'],
    found: '"names"',
    right: 'one of tag, tag-and-names',
  },
  {
    mistake: 'assignments to something else',
    change: ['mode: sso', 'mode: sso, assign: teams'],
    at: [6, 'domains.portal.assign'],
    found: '"teams"',
    right: 'one of groups, users',
  },
]
