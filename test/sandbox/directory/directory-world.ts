/** A test's world with a directory, its records in a list, and callers for its three doors. */
import { readFileSync } from 'node:fs'
import type { HttpResponse, TrailRecord } from '../../../sandbox/contracts.ts'
import type { IdentityStore } from '../../../sandbox/directory/identity-store.ts'
import { handleScim } from '../../../sandbox/directory/scim/endpoint.ts'
import {
  type DirectorySeed,
  type SeedGroup,
  type SeedUser,
  seedDirectory,
} from '../../../sandbox/directory/seed.ts'
import type { Call } from '../../../sandbox/services/service.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { performNamed } from '../../support/perform.ts'
import { keepRecords } from '../../support/record-trail.ts'
import { type TestWorld, testWorld } from '../../support/test-world.ts'

export const identityStoreId = 'd-906791299c'
export const tenantId = 'f3v11111111-2222-4333-8444-555555555555'
export const tokenId = '1d0e1b72-d0e0-4acb-9dbb-d65da93538b5'
export const token = 'a-bearer-token'

/** Members of SCIM answers that tests look at by name; which are there depends on the answer. */
export interface ScimBody {
  readonly id: string
  readonly status: string
  readonly schemas: readonly string[]
  readonly detail: string
  readonly exceptionRequestId: string
  readonly timeStamp: string
  readonly userName: string
  readonly displayName: string
  readonly schema: string
  readonly active?: boolean
  readonly externalId?: string
  readonly emails?: readonly object[]
  readonly members?: readonly object[]
  readonly totalResults?: number
  readonly itemsPerPage?: number
  readonly nextCursor?: string
  readonly Resources: readonly ScimBody[]
}

/** Members of API answers that tests look at by name; which are there depends on the action. */
export interface ApiAnswer {
  readonly UserId: string
  readonly UserName: string
  readonly UserStatus: string
  readonly GroupId: string
  readonly DisplayName: string
  readonly MembershipId: string
  readonly MembershipExists: boolean
  readonly Emails?: readonly object[]
  readonly Title?: string
  readonly ShoeSize?: number
  readonly NextToken?: string
  readonly User: ApiAnswer
  readonly Group: ApiAnswer
  readonly Users: readonly ApiAnswer[]
  readonly Groups: readonly ApiAnswer[]
  readonly GroupMemberships: readonly ApiAnswer[]
  readonly Results: readonly ApiAnswer[]
}

export interface ScimAnswered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** Empty when the answer has no body. */
  readonly body: ScimBody
}

export interface DirectoryWorld {
  readonly world: TestWorld
  readonly store: IdentityStore
  readonly records: TrailRecord[]
  /** The path is the one after `/scim/v2`, with its query. */
  scim(method: string, path: string, body?: unknown): Promise<ScimAnswered>
  /** A SCIM request as it arrives, without the token unless it is among the headers. */
  request(
    method: string,
    address: string,
    options?: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<ScimAnswered>
  /** Calls an action as the endpoint does, its record included; rejects with `AwsError`. */
  call(door: Door, name: string, input: object): Promise<ApiAnswer>
  userId(userName: string): string
  groupId(displayName: string): string
  /** User names, in the order they joined. */
  membersOf(displayName: string): string[]
}

export type Door = 'identitystore' | 'sso-directory'

export const callerArn = 'arn:aws:sts::111111111111:assumed-role/DirectoryWriter/session-1'

export function directoryWorld(
  seed: { readonly users?: readonly SeedUser[]; readonly groups?: readonly SeedGroup[] } & Partial<
    Pick<DirectorySeed, 'idForm'>
  > = {},
): DirectoryWorld {
  const world = testWorld()
  const records: TrailRecord[] = []
  integrations.of(world).recordTrail = keepRecords(records)
  const store = seedDirectory(world, {
    identityStoreId,
    scim: { tenantId, tokenId, token },
    users: [],
    groups: [],
    ...seed,
  })
  const request: DirectoryWorld['request'] = async (method, address, options = {}) => {
    const { pathname, searchParams } = new URL(`http://sandbox${address}`)
    const answer = await handleScim(world, {
      method,
      path: pathname,
      query: searchParams,
      headers: options.headers ?? {},
      body: Buffer.from(options.body ?? ''),
    })
    return answered(answer)
  }
  const userId = (userName: string) => store.users.named(userName)?.userId ?? 'nobody'
  const groupId = (displayName: string) => store.groups.named(displayName)?.groupId ?? 'no group'
  return {
    world,
    store,
    records,
    request,
    scim: (method, path, body) =>
      request(method, `/${tenantId}/scim/v2${path}`, {
        headers: { authorization: `Bearer ${token}`, 'user-agent': 'Go-http-client/2.0' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    call: (door, name, input) => called(world, { door, name, input }),
    userId,
    groupId,
    membersOf: (displayName) =>
      store.memberships
        .ofGroup(groupId(displayName))
        .all()
        .map((membership) => store.users.get(membership.userId).attributes.UserName),
  }
}

function answered({ status, headers = {}, body = '' }: HttpResponse): ScimAnswered {
  const text = body.toString()
  return { status, headers, text, body: JSON.parse(text || '{}') }
}

async function called(
  world: TestWorld,
  { door, name, input }: { readonly door: Door; readonly name: string; readonly input: object },
): Promise<ApiAnswer> {
  const call: Call = {
    world,
    caller: { arn: callerArn, accessKeyId: 'ASIAEXAMPLE', accountId: world.accountId },
    requestId: world.random.uuid(),
    accountId: world.accountId,
    region: world.region,
    userAgent: 'aws-cli/2.31.3',
  }
  const outcome = await performNamed(door, name, { input, call })
  if (!outcome.ok) throw outcome.error
  return JSON.parse(JSON.stringify(outcome.output))
}

/** `count` users called `user-1` and so on. */
export function seedUsers(count: number): SeedUser[] {
  return Array.from({ length: count }, (_, index) => ({
    UserName: `user-${index + 1}`,
    DisplayName: `User ${index + 1}`,
  }))
}

/** A published record of CloudTrail, from the fixtures. */
export function sample(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(
    readFileSync(new URL(`../../fixtures/events/${name}.json`, import.meta.url), 'utf8'),
  )
}

/** Every path of a value, for example `requestParameters.httpBody.operations[].op`. */
export function keyPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return [...new Set(value.flatMap((item) => keyPaths(item, `${path}[]`)))].sort()
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([name, item]) =>
    keyPaths(item, path === '' ? name : `${path}.${name}`),
  )
  return (inner.length === 0 ? [path] : inner).sort()
}
