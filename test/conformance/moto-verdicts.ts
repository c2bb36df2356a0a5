/** Who is right where the sandbox and moto answer differently. */

/** One call on both sides. */
export interface Compared {
  readonly call: string
  /** What is special about it; empty for the plain one. */
  readonly case: string
  /** Members compared. */
  readonly members: number
  readonly differences: ReadonlyArray<{
    readonly path: string
    readonly ours: string
    readonly theirs: string
  }>
}

export interface Row {
  readonly call: string
  readonly path: string
  readonly ours: string
  readonly theirs: string
  readonly verdict: string | undefined
}

/** The first that meets `<service>:<Operation> (<case>) <member>` holds. */
const verdicts: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^identitystore:.*\b(CreatedAt|CreatedBy|UpdatedAt|UpdatedBy|UserStatus)$/,
    'sandbox: members of the API model; moto leaves them out',
  ],
  [/^identitystore:.*ExternalIds\[\]$/, 'either: the model asks for no empty list'],
  [
    /^identitystore:(CreateGroupMembership \(again\)|ListGroupMemberships)/,
    'sandbox: a second membership is a ConflictException (API model); moto makes two',
  ],
  [/^sts:GetCallerIdentity (Arn|UserId)$/, 'neither: the caller is made up on both sides'],
  [
    /^sts:AssumeRole (\(.*\) )?PackedPolicySize$/,
    'sandbox: it is there when session policies or tags were given (documented)',
  ],
  [/^sts:AssumeRole SourceIdentity$/, 'sandbox: the answer repeats it (documented)'],
  [
    /^sts:AssumeRole \((too short|bad name|absent)\)/,
    'sandbox: refused by the documented constraints and by IAM; moto checks neither',
  ],
  [
    /^dynamodb:\w+ .*(Global|Local)SecondaryIndexes\[\]$/,
    "sandbox: absent without indexes, as in AWS's examples",
  ],
  [/^dynamodb:\w+ .*TableId$/, 'sandbox: a member of the API model; moto leaves it out'],
  [
    /^dynamodb:\w+ .*WarmThroughput/,
    'moto: documented for every table; the sandbox measures no throughput',
  ],
  [
    /^dynamodb:(UpdateItem|BatchGetItem|TransactWriteItems)\b.*ConsumedCapacity/,
    'sandbox: given only when asked for (documented)',
  ],
  [
    /^dynamodb:Query .*CapacityUnits$/,
    'sandbox: half a unit for 4 kB of an eventually consistent read (documented)',
  ],
  [/^dynamodb:DeleteTable .*TableStatus$/, 'sandbox: DELETING (documented)'],
  [
    /^dynamodb:DeleteTable .*ItemCount$/,
    'sandbox: DynamoDB counts about every six hours (documented), the sandbox never',
  ],
  [
    /^sqs:GetQueueAttributes Attributes\.SqsManagedSseEnabled$/,
    'moto: documented; the sandbox encrypts nothing and keeps no such attribute',
  ],
  [
    /^sqs:(SendMessage \(empty\)|ReceiveMessage Messages\[\])/,
    'sandbox: a body has one character or more (documented); its error is assumed',
  ],
  [/^sqs:ReceiveMessage .*SenderId$/, 'neither: the sender is made up on both sides'],
  [
    /^events:DescribeEventBus (CreationTime|LastModifiedTime)$/,
    'moto: members of the API model that the sandbox does not keep',
  ],
  [
    /^events:DescribeRule .*CreatedBy$/,
    'moto: a member of the API model that the sandbox does not keep',
  ],
  [
    /^events:TestEventPattern/,
    "sandbox: answered by the matcher that AWS's event-ruler agrees with; moto answers nothing",
  ],
]

export function judge({ call, case: what, differences }: Compared): Row[] {
  const asked = what === '' ? call : `${call} (${what})`
  return differences.map(({ path, ours, theirs }) => ({
    call: asked,
    path,
    ours,
    theirs,
    verdict: verdicts.find(([meets]) => meets.test(`${asked} ${path}`))?.[1],
  }))
}

export function page(rows: readonly Row[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
  const lines = rows.map(
    ({ call, path, ours, theirs, verdict = '' }) =>
      `| ${[call, path, ours, theirs, verdict].map(cell).join(' | ')} |`,
  )
  return [
    '# The sandbox beside moto',
    '',
    'Written by `npm run conformance -- moto`: each member of an answer in which the two differ.',
    '',
    '| call | member | sandbox | moto | judged |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n')
}
