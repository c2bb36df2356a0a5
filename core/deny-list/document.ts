/**
 * One policy of a role's Deny list. On a presign role profiles are denied as what its URLs open. On
 * a persona role a name is denied twice, by what SageMaker puts into sessions of a profile: its
 * name as source identity (ExecutionRoleIdentityConfig=USER_PROFILE_NAME), and its name as session
 * name (ExecutionRoleSessionNameMode=USER_IDENTITY, where whoever presigned was named after the
 * profile). That the spaces of today's Studio carry the first is assumed: AWS documents it for
 * Studio Classic, Canvas and Data Wrangler (aws-review 2.4).
 */
import type { TeamEntry } from '../access-map/access-map.ts'
import { presigning, profileArnIn } from '../presign/role.ts'

interface DenyStatement {
  readonly Sid: string
  readonly Effect: 'Deny'
  readonly Action?: '*' | readonly string[]
  readonly NotAction?: readonly string[]
  readonly Resource: '*' | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>
}

export interface DenyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly DenyStatement[]
}

/**
 * What a job that runs needs until it is done ("Execution role permissions" of CreateTrainingJob,
 * SageMaker developer guide; those for a VPC are left out, since no activity allows them). Sparing
 * allows nothing: a Deny never grants, so each of these is still limited by the Allow statements of
 * the persona, that is to the team's buckets, its logs and its images. It is spared in every
 * session of the profile, since a job's cannot be told from another's.
 */
const sparedForJobs = [
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  's3:GetBucketLocation',
  's3:ListBucketMultipartUploads',
  's3:ListMultipartUploadParts',
  's3:AbortMultipartUpload',
  'kms:Decrypt',
  'kms:GenerateDataKey',
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:DescribeLogStreams',
  'logs:PutLogEvents',
  'cloudwatch:PutMetricData',
  'ecr:GetAuthorizationToken',
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
  'sagemaker:BatchPutMetrics',
]

const bySourceIdentity = { sid: 'LeaversBySourceIdentity', key: 'aws:SourceIdentity' } as const

/** A source identity has letters, digits and `_+=,.@-` (STS API reference): no brackets. */
const nobody = '(nobody)'

/** Names in any order: the same names give the same document. Nobody gives the placeholder. */
export function denyDocument(
  profileNames: readonly string[],
  jobs: TeamEntry['jobs'],
): DenyDocument {
  if (profileNames.length === 0) return placeholder
  const names = [...profileNames].sort()
  const what: Pick<DenyStatement, 'Action' | 'NotAction'> =
    jobs === 'stop' ? { Action: '*' } : { NotAction: sparedForJobs }
  const deny = (Sid: string, Condition: NonNullable<DenyStatement['Condition']>) => ({
    Sid,
    Effect: 'Deny' as const,
    ...what,
    Resource: '*' as const,
    Condition,
  })
  return document([
    // Whether SageMaker keeps the case of a profile's name is not established.
    deny(bySourceIdentity.sid, { StringEqualsIgnoreCase: { [bySourceIdentity.key]: names } }),
    deny('LeaversBySessionName', {
      StringLike: { 'aws:userid': names.map((name) => `*:${name}`) },
    }),
  ])
}

const byProfile = 'LeaversByProfile'

/** Names in any order. Judged anew at every request of a session that such a URL opened. */
export function presignDenyDocument(
  domain: Parameters<typeof profileArnIn>[0],
  profileNames: readonly string[],
): DenyDocument {
  if (profileNames.length === 0) return placeholder
  return document([
    {
      Sid: byProfile,
      Effect: 'Deny',
      Action: presigning,
      Resource: [...profileNames].sort().map((name) => profileArnIn(domain, name)),
    },
  ])
}

/** A policy needs a statement: this one is about a source identity that nobody can have. */
const placeholder = document([
  {
    Sid: 'Nobody',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { [bySourceIdentity.key]: nobody } },
  },
])

function document(Statement: readonly DenyStatement[]): DenyDocument {
  return { Version: '2012-10-17', Statement }
}

/** The profiles that a policy names, as IAM shows it; of a text of another shape, none. */
export function profilesIn(text: string): readonly string[] {
  const { Statement = [] } = JSON.parse(text) as {
    readonly Statement?: ReadonlyArray<Partial<DenyStatement>>
  }
  if (!Array.isArray(Statement)) return []
  const named = (sid: string) => Statement.find(({ Sid }) => Sid === sid)
  const names: unknown = named(bySourceIdentity.sid)?.Condition?.StringEqualsIgnoreCase?.[
    bySourceIdentity.key
  ]
  const profiles: unknown = named(byProfile)?.Resource
  return [...textsIn(names), ...textsIn(profiles).map((arn) => arn.slice(arn.lastIndexOf('/') + 1))]
}

function textsIn(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}
