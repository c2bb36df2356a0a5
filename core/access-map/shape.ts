/** What users write in `access.yaml`, as a schema: source of the checks and of editors' help. */
import * as z from 'zod'
import { durationPattern } from './duration.ts'

/** A team's, domain's or persona's name: it becomes part of role and profile names. */
export const namePattern = /^(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Identity Store's own pattern for IdentityStoreId (its service model). */
const identityStorePattern =
  /^(d-[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/
/** SageMaker's DomainId (its service model): at most 63 characters. */
const domainIdPattern = /^d-(-*[a-z0-9]){1,61}$/
/** Identity Store's GroupId (its service model). */
const groupIdPattern =
  /^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$/
export const regionPattern = /^[a-z]{2,4}(-[a-z]+)+-[0-9]$/
const trailPattern = /^arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:[0-9]{12}:trail\/[A-Za-z0-9._-]{3,128}$/
/** S3's bucket naming rules; an IP address in their form is refused too. */
const bucketPattern = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const instancePattern = /^ml\.[a-z0-9-]+\.[a-z0-9]+$/
const sharePattern = /^(100|[0-9]{1,2}(\.[0-9]{1,2})?)%$/

/** A group's or a team's list may be this long; a policy statement then still fits its policy. */
export const mostBuckets = 20
export const mostInstances = 40

export const dataLossSentence = 'I accept that space data is lost'

function text(pattern: RegExp, right: string) {
  return z.string({ error: right }).regex(pattern, { error: right })
}

const Name = text(
  namePattern,
  'a name of at most 32 lower-case letters, digits and single hyphens that begins with a letter',
)
const Account = text(
  /^[0-9]{12}$/,
  'an account id of 12 digits in quotes, like "111122223333" (a number loses leading zeros)',
)
const Region = text(regionPattern, 'an AWS Region, like eu-west-1')
const Duration = text(durationPattern, 'a duration in minutes, hours or days: 30m, 12h, 7d')

/** The message for what should be a mapping. */
function mapping(right: string) {
  return { error: right }
}

const IdentityStore = z.strictObject(
  {
    id: text(
      identityStorePattern,
      "an identity store id, like d-9067a1b2c3 (not the ARN or id of Identity Center's instance)",
    ).describe('Id of the identity store of IAM Identity Center.'),
    region: Region.describe("Identity Center's primary Region."),
    account: Account.describe('Account of the Identity Center instance, in quotes.'),
  },
  mapping('{ id: d-9067a1b2c3, region: eu-west-1, account: "111122223333" }'),
)

const placesRight = 'a whole number from 4 to 300, without quotes'

const Hub = z.strictObject(
  {
    account: Account.describe('Account of the hub stack, in quotes.'),
    region: Region.describe('Region of the hub stack.'),
    places: z
      .int({ error: placesRight })
      .min(4, { error: placesRight })
      .max(300, { error: placesRight })
      .default(100)
      .describe('Users reconciled at once, and Lambda concurrency reserved for it.'),
  },
  mapping('{ account: "111122223333", region: eu-west-1 }'),
)

const bringRight = 'create, or { bring: <ARN of a trail> }'
const Trail = z.union(
  [
    z.literal('create'),
    z.strictObject({ bring: text(trailPattern, bringRight).describe('ARN of an existing trail.') }),
  ],
  { error: bringRight },
)

const Archive = z.strictObject(
  {
    subnet: text(/^subnet-[0-9a-f]{8,17}$/, 'a subnet id, like subnet-0a1b2c3d4e5f60718').describe(
      "A subnet with a mount target of the domain's file system.",
    ),
    securityGroup: text(
      /^sg-[0-9a-f]{8,17}$/,
      'a security group id, like sg-0a1b2c3d4e5f60718',
    ).describe('One from which the mount target admits NFS.'),
  },
  mapping('{ subnet: subnet-0a1b2c3d4e5f60718, securityGroup: sg-0a1b2c3d4e5f60718 }'),
)

export const Domain = z.strictObject(
  {
    id: text(domainIdPattern, 'a SageMaker domain id, like d-research0001').describe(
      "The domain's id.",
    ),
    mode: z.enum(['iam', 'sso']).default('iam').describe('How its users sign in.'),
    assign: z
      .enum(['groups', 'users'])
      .optional()
      .describe("SSO mode: who is assigned to the domain's application. Default: groups."),
    presignDeny: z
      .enum(['tag', 'tag-and-names'])
      .optional()
      .describe('IAM mode: what ends open sessions of suspended users. Default: tag.'),
    account: Account.optional().describe("The domain's account, in quotes. Default: the hub's."),
    region: Region.optional().describe("The domain's Region. Default: the hub's."),
    archive: Archive.optional().describe(
      'How DataSync reaches homes. Needed where a team says home: archive.',
    ),
  },
  mapping('{ id: d-research0001, mode: iam }'),
)

export const Persona = z.strictObject(
  {
    activities: z
      .array(z.string({ error: 'the name of an activity' }), {
        error: 'a list of activities, like [run-studio-apps]',
      })
      .min(1, { error: 'at least one activity' })
      .describe('What its users may do: names of activities.'),
  },
  mapping('{ activities: [run-studio-apps, ...] }'),
)

const wholeNumber = 'a whole number from 0 to 1000, without quotes'

const Guard = z.strictObject(
  {
    share: text(sharePattern, 'a share in per cent, like 10%')
      .default('10%')
      .describe('Share of a group that may be suspended within the window.'),
    atLeast: z
      .int({ error: wholeNumber })
      .min(0, { error: wholeNumber })
      .max(1000, { error: wholeNumber })
      .default(2)
      .describe('That many may be suspended whatever the share says.'),
    window: Duration.default('24h').describe('From 1h to 7d.'),
  },
  mapping('{ share: 10%, atLeast: 2, window: 24h }'),
)

export const Group = z.strictObject(
  {
    group: z
      .string({ error: "the group's display name in the directory" })
      .regex(/^\S(.*\S)?$/, {
        error: "the group's display name, not empty and without spaces around it",
      })
      .max(1024, { error: 'a display name of at most 1,024 characters' })
      .describe("The group's display name in the directory."),
    groupId: text(groupIdPattern, "the group's id in the identity store: a UUID")
      .optional()
      .describe("Pins the group's id: the display name then decides nothing."),
    persona: z.string({ error: 'the name of one persona' }).describe('What its members may do.'),
  },
  mapping('{ group: ML Ops, persona: mlops }'),
)

export const Team = z.strictObject(
  {
    domain: z.string({ error: 'the name of a domain' }).describe('Name of a domain above.'),
    groups: z
      .array(Group, { error: 'a list of groups, like [{ group: ML Ops, persona: mlops }]' })
      .min(1, { error: 'at least one group: a team without groups has no users' })
      .describe('In order of precedence: the first group a user is in decides the persona.'),
    buckets: z
      .array(text(bucketPattern, 'the name of an S3 bucket, without s3:// or a path'), {
        error: 'a list of bucket names, like [example-data]',
      })
      .max(mostBuckets, { error: `at most ${mostBuckets} buckets` })
      .default([])
      .describe("Buckets the team's users read and write."),
    instances: z
      .array(text(instancePattern, 'an instance type, like ml.t3.medium'), {
        error: 'a list of instance types, like [ml.t3.medium]',
      })
      .max(mostInstances, { error: `at most ${mostInstances} instance types` })
      .default([])
      .describe('Instance types the team may use. Empty: all.'),
    profileNames: z
      .enum(['hashed', 'readable'])
      .default('hashed')
      .describe('readable puts user names into ARNs and sealed records, for ever.'),
    home: z.enum(['keep', 'archive']).default('keep').describe("What becomes of a leaver's home."),
    spaces: z
      .enum(['archive', 'discard'])
      .default('archive')
      .describe("What becomes of a leaver's space volumes. discard needs acceptDataLoss."),
    acceptDataLoss: z
      .literal(dataLossSentence, { error: `the sentence "${dataLossSentence}"` })
      .optional()
      .describe('Needed for spaces: discard.'),
    jobs: z.enum(['stop', 'finish']).default('stop').describe("What becomes of a leaver's jobs."),
    endpoints: z
      .enum(['keep', 'delete'])
      .default('keep')
      .describe("What becomes of a leaver's endpoints and their monitoring schedules."),
    grace: Duration.default('7d').describe('From suspension to deprovisioning: 5m to 365d.'),
  },
  mapping('a mapping with at least domain and groups'),
)

export const AccessFile = z.strictObject(
  {
    identityStore: IdentityStore.describe('Where users and groups come from.'),
    hub: Hub.describe('Where Rollcall runs.'),
    trail: Trail.describe('The CloudTrail trail that tells what happens in the directory.'),
    domains: z
      .record(Name, Domain, mapping('domains by name, like research: { id: d-research0001 }'))
      .describe('SageMaker domains by name.'),
    personas: z
      .record(Name, Persona, mapping('personas by name, or no such key'))
      .default({})
      .describe('Personas beside data-scientist, mlops and compute.'),
    guard: Guard.default({ share: '10%', atLeast: 2, window: '24h' }).describe(
      'How many of a group may be suspended before an operator is asked.',
    ),
    teams: z
      .record(Name, Team, mapping('teams by name, like fraud: { domain: research, groups: [...] }'))
      .describe('Teams by name.'),
  },
  mapping('a mapping with the keys identityStore, hub, trail, domains and teams'),
)

export type AccessFile = z.infer<typeof AccessFile>
