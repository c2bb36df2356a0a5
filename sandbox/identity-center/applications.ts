/** The instance of IAM Identity Center, its applications, and who is assigned to each. */
import { createHash } from 'node:crypto'
import { directoryOf } from '../directory/store.ts'
import { defineStore, type World } from '../world/world.ts'

export type PrincipalType = 'USER' | 'GROUP'

export interface Principal {
  readonly principalId: string
  readonly principalType: PrincipalType
}

export interface Assignment extends Principal {
  /** Rises with every assignment made: lists are in this order. */
  readonly sequence: number
}

export interface Application {
  readonly applicationArn: string
  readonly name: string
  /** The account whose resource (a Studio domain) the application stands for. */
  readonly applicationAccount: string
  /** The Region in which it was made. */
  readonly createdFrom: string
  readonly createdAt: number
  readonly sequence: number
  /** False lets everybody of the directory in. */
  assignmentRequired: boolean
  /** By `assignmentKey`. */
  readonly assignments: Map<string, Assignment>
}

export interface Instance {
  /** `arn:aws:sso:::instance/ssoins-` and 16 characters. */
  readonly instanceArn: string
  readonly identityStoreId: string
  readonly ownerAccountId: string
  readonly primaryRegion: string
  readonly createdAt: number
}

interface IdentityCenter {
  instance?: Instance
  /** By ARN. */
  readonly applications: Map<string, Application>
  nextSequence: number
}

const identityCenter = defineStore<IdentityCenter>(() => ({
  applications: new Map(),
  nextSequence: 1,
}))

const NO_DIRECTORY = 'd-0000000000'

/**
 * A world has one instance: of its first identity store, in the world's account and Region. Its id
 * is that of the first application when the seed gives one, else derived from the store's.
 */
export function instanceOf(world: World, givenId?: string): Instance {
  const state = identityCenter.of(world)
  const [store] = directoryOf(world).stores.keys()
  const identityStoreId = store ?? NO_DIRECTORY
  const derived = createHash('sha256').update(identityStoreId).digest('hex').slice(0, 16)
  state.instance ??= {
    instanceArn: `arn:aws:sso:::instance/${givenId ?? `ssoins-${derived}`}`,
    identityStoreId,
    ownerAccountId: world.accountId,
    primaryRegion: world.region,
    createdAt: world.clock.now(),
  }
  return state.instance
}

/** Oldest first. */
export function applicationsOf(world: World): readonly Application[] {
  return [...identityCenter.of(world).applications.values()]
}

export function applicationOf(world: World, applicationArn: string): Application | undefined {
  return identityCenter.of(world).applications.get(applicationArn)
}

export interface NewApplication {
  /** Default: made up, of the world's instance. */
  readonly applicationArn?: string | undefined
  readonly name: string
  readonly accountId: string
  readonly region: string
}

/**
 * Adds an application that asks for an assignment, and answers its ARN. Throws when its ARN names
 * another instance than the world's.
 */
export function addApplication(world: World, given: NewApplication): string {
  const state = identityCenter.of(world)
  const { accountId, region, name } = given
  const givenId = given.applicationArn?.split('/')[1]
  const instanceId = instanceOf(world, givenId).instanceArn.split('/')[1]
  if (givenId !== undefined && givenId !== instanceId) {
    throw new Error(
      `the seed's application ${given.applicationArn} is of another instance than ${instanceId}: ` +
        'a world has one instance of Identity Center',
    )
  }
  const made = `arn:aws:sso::${accountId}:application/${instanceId}`
  const applicationArn = given.applicationArn ?? `${made}/apl-${world.random.hex(16)}`
  state.applications.set(applicationArn, {
    applicationArn,
    name,
    applicationAccount: accountId,
    createdFrom: region,
    createdAt: world.clock.now(),
    sequence: state.nextSequence++,
    assignmentRequired: true,
    assignments: new Map(),
  })
  return applicationArn
}

export function assignmentKey({ principalType, principalId }: Principal): string {
  return `${principalType} ${principalId.toLowerCase()}`
}

/** Adds or keeps the assignment. */
export function assign(world: World, application: Application, principal: Principal): void {
  const { principalId, principalType } = principal
  const sequence = identityCenter.of(world).nextSequence++
  const key = assignmentKey(principal)
  if (application.assignments.has(key)) return
  application.assignments.set(key, { principalId, principalType, sequence })
}

/** The assignments that let a user in: their own and those of their groups, oldest first. */
export function assignmentsOfUser(
  world: World,
  { assignments }: Application,
  userId: string,
): Assignment[] {
  const store = directoryOf(world).stores.get(instanceOf(world).identityStoreId)
  const groups = store?.memberships.ofUser(userId).all() ?? []
  const principals: Principal[] = [
    { principalType: 'USER', principalId: userId },
    ...groups.map(({ groupId }) => ({ principalType: 'GROUP' as const, principalId: groupId })),
  ]
  return principals
    .flatMap((principal) => assignments.get(assignmentKey(principal)) ?? [])
    .sort((one, other) => one.sequence - other.sequence)
}
