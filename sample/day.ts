/** What happens at the sample company, through SCIM and Studio alone. */
import { company, type Person, people } from './company.ts'
import { IdentityProvider, type ProviderKind } from './identity-provider.ts'

export interface DayWorld {
  /** The sandbox's address. */
  readonly url: string
  /** Resolves when nothing is queued, running or due. */
  quiet(): Promise<void>
  now(): Promise<number>
  /** Told before and after each thing that happens. */
  happened(thing: Happening): Promise<void>
}

export interface Happening {
  readonly what: string
  readonly userId: string
  readonly tookMs: number
}

export const groups = {
  fraudScientists: 'ML Fraud Scientists',
  fraudLeads: 'ML Fraud Leads',
  forecasting: 'ML Forecasting',
  vision: 'ML Vision',
} as const

/** A joiner by each provider's shape, one who opens Studio, one who leaves. */
export async function playDay(world: DayWorld): Promise<void> {
  const groupIds = await makeGroups(world)
  const maya = await join(world, {
    person: people.maya,
    by: 'okta',
    groupId: groupIds.fraudScientists,
  })
  const tomas = await join(world, {
    person: people.tomas,
    by: 'entra',
    groupId: groupIds.forecasting,
  })
  await join(world, { person: people.ines, by: 'plain', groupId: groupIds.vision })
  await openStudio(world, { person: people.maya, userId: maya })
  await leave(world, { person: people.tomas, userId: tomas, groupId: groupIds.forecasting })
}

function provider(world: DayWorld, kind: ProviderKind): IdentityProvider {
  const { tenantId, token } = company.scim
  return new IdentityProvider(kind, { url: `${world.url}/${tenantId}/scim/v2`, token })
}

async function makeGroups(world: DayWorld) {
  const plain = provider(world, 'plain')
  const made = {
    fraudScientists: await plain.createGroup(groups.fraudScientists),
    fraudLeads: await plain.createGroup(groups.fraudLeads),
    forecasting: await plain.createGroup(groups.forecasting),
    vision: await plain.createGroup(groups.vision),
  }
  await world.quiet()
  return made
}

async function join(
  world: DayWorld,
  joiner: { readonly person: Person; readonly by: ProviderKind; readonly groupId: string },
): Promise<string> {
  const { person, by, groupId } = joiner
  const idp = provider(world, by)
  const userId = await idp.createUser(person)
  await world.quiet()
  await timed(world, { what: `${person.givenName} joins (SCIM PATCH, ${by} shape)`, userId }, () =>
    idp.addMember(groupId, userId),
  )
  return userId
}

async function leave(
  world: DayWorld,
  leaver: { readonly person: Person; readonly userId: string; readonly groupId: string },
): Promise<void> {
  const { person, userId, groupId } = leaver
  await timed(world, { what: `${person.givenName} leaves (SCIM PATCH, entra shape)`, userId }, () =>
    provider(world, 'entra').removeMember(groupId, userId),
  )
}

/**
 * Starts a JupyterLab app under the person's profile, as Studio does: SageMaker assumes the role.
 */
async function openStudio(
  world: DayWorld,
  visitor: { readonly person: Person; readonly userId: string },
): Promise<void> {
  const { person, userId } = visitor
  const domainId = company.domains[0].id
  const listed = await sageMaker(world, 'ListUserProfiles', { DomainIdEquals: domainId })
  const profiles = listed.UserProfiles as ReadonlyArray<{ readonly UserProfileName: string }>
  for (const { UserProfileName } of profiles) {
    const arn = `arn:aws:sagemaker:${company.region}:${company.accountId}:user-profile/${domainId}/${UserProfileName}`
    const { Tags } = await sageMaker(world, 'ListTags', { ResourceArn: arn })
    const tags = Tags as ReadonlyArray<{ readonly Key: string; readonly Value: string }>
    if (!tags.some(({ Key, Value }) => Key === 'rollcall:user' && Value === userId)) continue
    await timed(world, { what: `${person.givenName} opens Studio`, userId }, () =>
      sageMaker(world, 'CreateApp', {
        DomainId: domainId,
        UserProfileName,
        AppType: 'JupyterServer',
        AppName: 'default',
      }),
    )
  }
}

async function sageMaker(
  world: DayWorld,
  action: string,
  input: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(world.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `SageMaker.${action}`,
    },
    body: JSON.stringify(input),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${action} answered ${answer.status}: ${text}`)
  return JSON.parse(text) as Readonly<Record<string, unknown>>
}

async function timed(
  world: DayWorld,
  { what, userId }: { readonly what: string; readonly userId: string },
  act: () => Promise<unknown>,
): Promise<void> {
  const began = await world.now()
  await act()
  await world.quiet()
  await world.happened({ what, userId, tookMs: (await world.now()) - began })
}
