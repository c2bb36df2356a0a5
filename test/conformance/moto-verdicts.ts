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
  [
    /^s3:\w+ .*ChecksumType$/,
    'sandbox: a member of the API model beside the checksum; moto leaves it out',
  ],
  [/^s3:ListObjectsV2 \(bad token\)/, 'sandbox: InvalidArgument (documented); moto breaks'],
  [/^s3:PutObject \(long key\)/, 'sandbox: a key has 1,024 bytes at most (documented)'],
  [/^s3:PutObject \(bad sum\)/, 'sandbox: BadDigest (documented); moto looks at no checksum'],
  [
    /^datasync:CreateLocationS3 \(no bucket\)/,
    'sandbox: DataSync tries a location out as it is made; moto looks for no bucket',
  ],
  [
    /^datasync:.*(Location|Task)Arn$/,
    "sandbox: the caller's account; all of moto's have an account of their own",
  ],
  [
    /^datasync:\w+ (.*CreationTime|.*TaskMode|S3StorageClass)$/,
    'sandbox: members of the API model; moto leaves them out',
  ],
  [
    /^datasync:DescribeLocationS3 LocationUri$/,
    'sandbox: one slash after the bucket (assumed of the one at the end); moto puts two',
  ],
  [
    /^datasync:ListLocations .*LocationUri$/,
    'neither: a file system here, a file share there: moto has no locations of EFS',
  ],
  [
    /^datasync:DescribeTask Options\./,
    'sandbox: the defaults of the options (documented); moto shows none',
  ],
  [
    /^datasync:DeleteLocation \(in use\)/,
    'open: whether DataSync refuses is not documented; the sandbox does (assumed)',
  ],
  [
    /^sagemaker:Create\w+Job \(again\)/,
    'sandbox: ResourceInUse (API model); moto makes another of that name',
  ],
  [
    /^sagemaker:.*(StartTime|SecondaryStatusTransitions.*)$/,
    'moto: members of the API model; the sandbox tells no phases of a run',
  ],
  [
    /^sagemaker:.*(FailureReasons?|PartialFailureReasons\[.*|LabelingJobArn)$/,
    'sandbox: absent while nothing failed or was asked for; moto shows them empty',
  ],
  [
    /^sagemaker:DescribeTrainingJob .*(MetricDefinitions|FinalMetricDataList)/,
    'sandbox: of what was asked for; moto makes metrics up',
  ],
  [
    /^sagemaker:DescribeProcessingJob ProcessingResources\./,
    'sandbox: as it was asked for; moto leaves the cluster out',
  ],
  [
    /^sagemaker:DescribePipelineExecution CreatedBy\./,
    'sandbox: who called, in the members of UserContext; moto makes a profile up',
  ],
  [
    /^sagemaker:DescribePipelineExecution LastModifiedBy\./,
    'moto: a member of the API model that the sandbox does not keep',
  ],
  [
    /^sagemaker:.*(Status|StatusCounters\.\w+|EndTime)$/,
    'sandbox: it takes hours, and has no end before; in moto it has ended as soon as it is made',
  ],
  [
    /^sagemaker:(Start|List)PipelineExecutions? \(absent\)/,
    'sandbox: ResourceNotFound is in the API model; which of the two AWS answers was not seen',
  ],
  [
    /^sagemaker:ListPipelines .*PipelineDisplayName$/,
    'open: whether the name stands there when no other was given is not documented',
  ],
  [
    /^sso-admin:ListInstances .*PrimaryRegion$/,
    'sandbox: a member of the API model; moto leaves it out',
  ],
  [
    /^resourcegroupstaggingapi:GetResources PaginationToken$/,
    "sandbox: empty on the last page, as in AWS's examples; moto leaves it out",
  ],
  [
    /^resourcegroupstaggingapi:GetResources \(tags and ARNs\)/,
    'sandbox: refused when given together (documented); moto takes both',
  ],
  [
    /^resourcegroupstaggingapi:GetResources \(bad token\)/,
    'open: which error a foreign token gets is not documented',
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

/** What was compared and agrees is in its list alone. */
export function page(calls: readonly Compared[], rows: readonly Row[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
  const lines = rows.map(
    ({ call, path, ours, theirs, verdict = '' }) =>
      `| ${[call, path, ours, theirs, verdict].map(cell).join(' | ')} |`,
  )
  return [
    '# The sandbox beside moto',
    '',
    'Written by `npm run conformance -- moto`: each member of an answer in which the two differ.',
    'These operations were compared:',
    '',
    ...operationsOf(calls),
    '',
    '| call | member | sandbox | moto | judged |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n')
}

/** A line for each service, in its own name with AWS. */
function operationsOf(calls: readonly Compared[]): string[] {
  const byService = Map.groupBy(
    new Set(calls.map(({ call }) => call)),
    (call) => call.split(':')[0] ?? '',
  )
  return [...byService].map(
    ([service, asked]) =>
      `- ${service}: ${asked.map((call) => call.replace(/^.*:/, '')).join(', ')}`,
  )
}
