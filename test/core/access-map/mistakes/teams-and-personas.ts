/** Mistakes in personas, limits and teams. */
import type { Mistake } from './mistake.ts'

export const mistakes: readonly Mistake[] = [
  {
    mistake: 'an unknown persona',
    change: ['persona: mlops', 'persona: ml-ops'],
    at: [14, 'teams.fraud.groups[0].persona'],
    found: '"ml-ops"',
    right: 'one of data-scientist, mlops, compute, analyst (did you mean mlops?)',
  },
  {
    mistake: 'a team without a group',
    change: ['    groups:\n      - { group: Labellers, persona: compute }\n', '    groups: []\n'],
    at: [28, 'teams.labels.groups'],
    found: 'an empty list',
    right: 'at least one group: a team without groups has no users',
  },
  {
    mistake: 'a home to be archived from where nothing reaches it',
    change: ['    grace: 12h', '    home: archive\n    grace: 12h'],
    at: [25, 'teams.vision.home'],
    found: '"archive"',
    right:
      'keep, or archive: { subnet: subnet-..., securityGroup: sg-... } in domain research, ' +
      'from where DataSync reads homes',
  },
  {
    mistake: 'one group twice in a team',
    change: ['ML Fraud Scientists', 'ML Fraud Leads'],
    at: [15, 'teams.fraud.groups[1].group'],
    found: '"ML Fraud Leads"',
    right: 'each group once in a team: only its first line would count',
  },
  {
    mistake: 'a team name too long for a profile',
    change: ['  vision:', '  computer-vision-and-image-understanding:'],
    at: [19, 'teams.computer-vision-and-image-understanding'],
    found: '"computer-vision-and-image-understanding"',
    right:
      'a name of at most 32 lower-case letters, digits and single hyphens ' +
      'that begins with a letter',
  },
  {
    mistake: 'a grace period of "soon"',
    change: ['grace: 7d', 'grace: soon'],
    at: [18, 'teams.fraud.grace'],
    found: '"soon"',
    right: 'a duration in minutes, hours or days: 30m, 12h, 7d',
  },
  {
    mistake: 'one group for two teams of an SSO-mode domain',
    change: [
      'domain: research\n    groups:\n      - { group: ML Vision,',
      'domain: portal\n    groups:\n      - { group: Labellers,',
    ],
    at: [29, 'teams.labels.groups[0].group'],
    found: '"Labellers"',
    right:
      'a group of no other team of portal: with mode: sso a user has one ' +
      'profile in it, and teams.vision has this group',
  },
  {
    mistake: 'spaces discarded without the sentence',
    change: ['    acceptDataLoss: "I accept that space data is lost"\n', ''],
    at: [19, 'teams.vision.acceptDataLoss'],
    found: 'nothing',
    right:
      'the sentence "I accept that space data is lost", since spaces: ' +
      'discard deletes space volumes for good',
  },
  {
    mistake: 'a domain that is nowhere declared',
    change: ['domain: portal', 'domain: portals'],
    at: [27, 'teams.labels.domain'],
    found: '"portals"',
    right: 'a domain declared under domains: research, portal (did you mean portal?)',
  },
  {
    mistake: 'a persona that names a role',
    change: [
      '{ activities: [run-studio-apps, query-athena] }',
      '{ activities: [run-studio-apps], role: analyst }',
    ],
    at: [8, 'personas.analyst.role'],
    found: 'the key role',
    right: 'the key activities',
  },
  {
    mistake: 'activities that are no list',
    change: ['[run-studio-apps, query-athena]', 'run-studio-apps'],
    at: [8, 'personas.analyst.activities'],
    found: '"run-studio-apps"',
    right: 'a list of activities, like [run-studio-apps]',
  },
  {
    mistake: 'two personas in one line',
    change: ['persona: analyst', 'persona: [analyst, compute]'],
    at: [22, 'teams.vision.groups[0].persona'],
    found: 'a list',
    right: 'the name of one persona',
  },
  {
    mistake: 'a group without a persona',
    change: ['{ group: ML Vision, persona: analyst }', '{ group: ML Vision }'],
    at: [22, 'teams.vision.groups[0].persona'],
    found: 'nothing',
    right: 'the name of one persona',
  },
  {
    mistake: 'groups as a mapping',
    change: [
      '    groups:\n      - { group: ML Vision, persona: analyst }',
      '    groups: { ML Vision: analyst }',
    ],
    at: [21, 'teams.vision.groups'],
    found: 'a mapping',
    right: 'a list of groups, like [{ group: ML Ops, persona: mlops }]',
  },
  {
    mistake: 'a space behind the name of a group',
    change: ['group: ML Vision', 'group: "ML Vision "'],
    at: [22, 'teams.vision.groups[0].group'],
    found: '"ML Vision "',
    right: "the group's display name, not empty and without spaces around it",
  },
  {
    mistake: 'an ARN for the id of a group',
    change: ['group: ML Vision,', 'group: ML Vision, groupId: "arn:aws:identitystore:::group/1",'],
    at: [22, 'teams.vision.groups[0].groupId'],
    found: '"arn:aws:identitystore:::group/1"',
    right: "the group's id in the identity store: a UUID",
  },
  {
    mistake: 'a team name with an underscore',
    change: ['  vision:', '  ml_vision:'],
    at: [19, 'teams.ml_vision'],
    found: '"ml_vision"',
    right:
      'a name of at most 32 lower-case letters, digits and single hyphens ' +
      'that begins with a letter',
  },
  {
    mistake: 'a bucket by its ARN',
    change: ['[example-fraud-data]', '["arn:aws:s3:::example-fraud-data"]'],
    at: [16, 'teams.fraud.buckets[0]'],
    found: '"arn:aws:s3:::example-fraud-data"',
    right: 'the name of an S3 bucket, without s3:// or a path',
  },
  {
    mistake: 'a bucket with a prefix',
    change: ['[example-fraud-data]', '[example-fraud-data/models]'],
    at: [16, 'teams.fraud.buckets[0]'],
    found: '"example-fraud-data/models"',
    right: 'the name of an S3 bucket, without s3:// or a path',
  },
  {
    mistake: 'a bucket twice',
    change: ['[example-fraud-data]', '[example-fraud-data, example-fraud-data]'],
    at: [16, 'teams.fraud.buckets[1]'],
    found: '"example-fraud-data"',
    right: 'each bucket once',
  },
  {
    mistake: 'an instance family',
    change: ['ml.m5.large]', '"ml.m5.*"]'],
    at: [17, 'teams.fraud.instances[1]'],
    found: '"ml.m5.*"',
    right: 'an instance type, like ml.t3.medium',
  },
  {
    mistake: 'a grace period without its unit',
    change: ['grace: 7d', 'grace: 7'],
    at: [18, 'teams.fraud.grace'],
    found: '7 (a number)',
    right: 'a duration in minutes, hours or days: 30m, 12h, 7d',
  },
  {
    mistake: 'a grace period as ISO 8601',
    change: ['grace: 7d', 'grace: P7D'],
    at: [18, 'teams.fraud.grace'],
    found: '"P7D"',
    right: 'a duration in minutes, hours or days: 30m, 12h, 7d',
  },
  {
    mistake: 'what becomes of spaces, misspelt',
    change: ['spaces: discard', 'spaces: delete'],
    at: [23, 'teams.vision.spaces'],
    found: '"delete"',
    right: 'one of archive, discard',
  },
  {
    mistake: 'the sentence with a full stop',
    change: ['I accept that space data is lost', 'I accept that space data is lost.'],
    at: [24, 'teams.vision.acceptDataLoss'],
    found: '"I accept that space data is lost."',
    right: 'the sentence "I accept that space data is lost"',
  },
  {
    mistake: 'a share without its sign',
    change: ['share: 10%', 'share: 10'],
    at: [9, 'guard.share'],
    found: '10 (a number)',
    right: 'a share in per cent, like 10%',
  },
  {
    mistake: 'a number in quotes',
    change: ['atLeast: 2', 'atLeast: "2"'],
    at: [9, 'guard.atLeast'],
    found: '"2"',
    right: 'a whole number from 0 to 1000, without quotes',
  },
  {
    mistake: 'a guard that is switched off',
    change: ['guard: { share: 10%, atLeast: 2, window: 24h }', 'guard: off'],
    at: [9, 'guard'],
    found: '"off"',
    right: '{ share: 10%, atLeast: 2, window: 24h }',
  },
]
