/**
 * Rollcall's own events as others hear them: one schema each, which is their type too. Functions
 * take the types alone, so that no bundle carries the checks.
 */
import * as z from 'zod'

const Text = z.string().min(1)
/** One line; a quotation mark would end the line of an input template. */
const Line = z.string().regex(/^[^"\\\p{Cc}]+$/u)
/** ISO 8601 in UTC, with milliseconds. */
const Time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

const Cause = z.strictObject({
  eventId: Text.describe('Id of the event, or what made somebody look.'),
  door: z
    .enum([
      'scim',
      'console',
      'identity-store-api',
      'native-event',
      'account-access',
      'schedule',
      'operator',
    ])
    .describe('How it came in.'),
  time: Time,
})

const Notice = z
  .strictObject({
    subject: Line.max(100),
    text: Line.max(1000),
    command: Line.max(200)
      .regex(/^rollcall /)
      .describe('What to run next.'),
  })
  .describe('The same in words, for an operator.')

/** What every event carries. */
const common = {
  eventId: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Follows from what happened: a repeat has the same.'),
  time: Time.describe('When it became true, or was found.'),
  because: z
    .array(Cause)
    .max(20)
    .describe('What made Rollcall look, without names of people; none for what time alone did.'),
  mapHash: Text.describe('Hash of the access map that was in force.'),
  forOperators: z.boolean().describe('True for what is sent to the topic of notices too.'),
  notice: Notice,
}

/** A user's place in a team. */
const access = {
  userId: Text.describe('Identity Store user id.'),
  team: Text,
  persona: Text,
  domain: Text.describe("The domain's name in the access map."),
  domainId: Text,
  profileName: Text,
  roleArn: Text.describe('Execution role of the profile now.'),
  groupId: Text.describe('The group that gives it, or gave it.'),
  line: z.int().min(0).describe('Line of the access map that gives it, or gave it.'),
}

const users = z.int().min(0)
const hold = { groupId: Text, hash: Text.describe('What names the hold.') }

/** What somebody waits for, or did. */
const wait = {
  userId: Text,
  team: Text,
  for: z.enum([
    'quota',
    'former owner',
    'former profile',
    'freeze',
    'retention',
    'profile not ours',
    'renamed user',
  ]),
  reason: z
    .enum(['no way', 'no room', 'copy failed', 'copy differs', 'not copyable', 'shared space'])
    .optional()
    .describe('Why what is to be kept keeps a profile from being removed.'),
}

function event<const Kind extends string, Shape extends z.ZodRawShape>(
  kind: Kind,
  about: string,
  shape: Shape,
) {
  return z.strictObject({ kind: z.literal(kind), ...common, ...shape }).describe(about)
}

export const ownEventSchemas = {
  granted: event('granted', 'A user has a Studio profile with the persona role.', access),
  changed: event('changed', "The profile's role or tags are others now.", access),
  suspended: event('suspended', 'Live access is cut; nothing is lost.', {
    ...access,
    graceUntil: Time.optional().describe('Nothing is deleted before.'),
  }),
  resumed: event('resumed', 'Access that was suspended is back.', access),
  archived: event('archived', "What the team keeps of a leaver's data is copied.", access),
  deprovisioned: event('deprovisioned', 'The profile is gone.', access),
  restored: event('restored', 'An operator undid a wrong leave.', {
    userId: Text.optional().describe('Unset in the event that counts them all.'),
    users,
  }),
  held: event('held', 'The deletion guard keeps a suspension back until an operator answers.', {
    ...hold,
    userId: Text,
    teams: z.array(Text).describe('Where access would be suspended.'),
    evidence: z.enum(['left the group', 'not given by the map', 'absent from the directory']),
    users: users.describe('Users in the hold as this one saw it: the hash is of these.'),
    expiresAt: Time.describe('From then on this hold cannot be approved.'),
  }),
  approved: event('approved', 'An operator let go exactly the users of a hold.', {
    ...hold,
    users,
  }),
  refused: event('refused', 'An operator said no to exactly the users of a hold.', {
    ...hold,
    users,
  }),
  waiting: event('waiting', 'What a user should have, or lose, waits for something.', wait),
  'wait ended': event('wait ended', 'What was waited for is over.', wait),
  mended: event('mended', 'A full reconciliation found users who differ, and asked for them.', {
    runId: Text,
    cause: z.enum(['event lost', 'edit by hand', 'map changed', 'holder died', 'group changed']),
    userId: Text.optional().describe('Unset in the event that counts them all.'),
    users: users.describe('1 where `userId` is set; else how many the run asked for.'),
  }),
  finding: event('finding', 'Something that only a human can mend.', {
    about: z.enum(['full reconciliation', 'role assumption']),
    runId: Text.optional().describe('The full reconciliation that found it.'),
    cloudTrailEventId: Text.optional().describe('The role assumption that nothing explains.'),
    userId: Text.optional(),
    roleArn: Text.optional(),
    what: Line.describe('One sentence.'),
  }),
  frozen: event('frozen', 'An operator stopped all changes, or all that take away.', {
    scope: z.enum(['all changes', 'removals']),
    until: Time.optional().describe('Unset: until it is lifted.'),
  }),
  unfrozen: event('unfrozen', 'A freeze was lifted, and who waited was asked for.', { users }),
  'deny list full': event('deny list full', "A role's Deny list has no room for one more.", {
    roleArn: Text,
    profiles: z.int().min(0).describe('Profiles that the list names.'),
    leftOut: z.int().min(1).describe('Profiles that it has no room for.'),
  }),
} as const

export type OwnEventKind = keyof typeof ownEventSchemas

/** The event of one kind. */
export type OwnEventOf<Kind extends OwnEventKind> = z.infer<(typeof ownEventSchemas)[Kind]>

/** Any of them; told apart by `kind`. */
export type OwnEvent = { [Kind in OwnEventKind]: OwnEventOf<Kind> }[OwnEventKind]
