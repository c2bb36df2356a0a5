/** What no emulator and no document can tell: it has to be looked at in an AWS account. */

export interface OnlyThere {
  readonly area: string
  readonly question: string
  /** What would be different for Rollcall if the answer is not the one assumed here. */
  readonly matters: string
}

export const onlyThere: readonly OnlyThere[] = [
  {
    area: 'SCIM records',
    question: 'what a successful PatchGroup, PatchUser and PutUser leaves in CloudTrail',
    matters: 'the event names the group or user to look at; a full reconciliation finds the rest',
  },
  {
    area: 'Identity Center',
    question: 'whether deleting a user or a group leaves records for its memberships',
    matters: 'a look is asked for more than once, or by the user event alone',
  },
  {
    area: 'native directory events',
    question: 'which types the Identity Store sends, and from which Regions',
    matters: 'a second path for the same change; CloudTrail remains the first',
  },
  {
    area: 'event delay',
    question: 'how long CloudTrail takes to tell EventBridge, at the median and at the worst',
    matters: 'the time from a change in the directory to a change of access',
  },
  {
    area: 'SageMaker times',
    question: 'how long profiles, spaces and apps take to be made, changed and deleted',
    matters: 'how many looks a step takes, and so what a change costs',
  },
  {
    area: 'SageMaker rates',
    question: 'how many calls a second an operation takes before it throttles',
    matters: 'how many users change at once after an outage',
  },
  {
    area: 'SageMaker sign-in',
    question: 'whether a Deny on a profile tag ends the use of a URL that was presigned before',
    matters: 'how soon a leaver is out of an open Studio session',
  },
  {
    area: 'SageMaker remote access',
    question: 'whether a remote IDE is cut off when the app of its space is deleted',
    matters: 'how soon a leaver who has a role beside Studio is out of a space',
  },
  {
    area: 'SageMaker records',
    question: 'which sourceIdentity and session names persona roles carry in CloudTrail',
    matters: 'whether an assumption is explained by a grant, or is a finding',
  },
  {
    area: 'IAM',
    question: 'how long a changed policy takes to hold everywhere',
    matters: 'the time that the second line of suspension needs',
  },
  {
    area: 'EventBridge',
    question: 'whether a rule of every type receives read-only events of STS in this Region',
    matters: 'whether role assumptions are heard at all',
  },
  {
    area: 'Step Functions',
    question: 'the exact texts of causes, and what JSONata functions do at their edges',
    matters: 'messages that operators read; no decision hangs on them',
  },
  {
    area: 'Lambda',
    question: 'cold starts on arm64, memory in use, and X-Ray beside a frozen environment',
    matters: 'the 60 seconds of a task, and its price',
  },
  {
    area: 'DynamoDB',
    question: 'throttling of a hot key, and how late a global secondary index is',
    matters: 'how soon a waiting lease is swept',
  },
  {
    area: 'quotas',
    question: 'those of the account: profiles, spaces, apps, executions, events a second',
    matters: 'they may be lower than the documented defaults',
  },
]
