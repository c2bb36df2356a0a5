/** Plays the day's moments on a sandbox: through SCIM, Studio, STS, the portal and the console. */
import { ciRoleArn, company } from './company.ts'
import { IdentityProvider, type ProviderKind } from './identity-provider.ts'
import type { AssumptionMoment, DirectoryMoment, Moment } from './moments.ts'
import { outside } from './outside.ts'
import { type PersonKey, people } from './people.ts'

export interface Stage {
  /** The sandbox's address. */
  readonly url: string
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>
  /** What an operator's `rollcall reconcile --all` does. */
  reconcileAll(): Promise<void>
  /** The name of the profile that the user has in the team. */
  profileOf(userId: string, team: string): Promise<string>
}

const MINUTE_MS = 60_000

/** Knows which ids Identity Center gave to whom. */
export class Player {
  readonly #stage: Stage
  readonly #outside
  readonly #userIds = new Map<PersonKey, string>()
  readonly #groupIds = new Map<string, string>()

  constructor(stage: Stage) {
    this.#stage = stage
    this.#outside = outside(stage.url)
  }

  /** Throws for somebody who was never provisioned. */
  userIdOf(person: PersonKey): string {
    const userId = this.#userIds.get(person)
    if (userId !== undefined) return userId
    throw new Error(`${person} has not been provisioned: let the day begin with that`)
  }

  /** Resolves when the call is answered, not when all that follows has happened. */
  async play(moment: Moment): Promise<void> {
    switch (moment.kind) {
      case 'time passed':
        return this.#stage.pass(moment.minutes * MINUTE_MS)
      case 'reconciled':
        return this.#stage.reconcileAll()
      case 'role set by hand':
        return this.#setRole(moment)
      case 'Studio opened':
      case 'workload signed in':
      case 'forged token refused':
      case 'portal opened':
        return this.#assume(moment)
      default:
        return this.#change(moment)
    }
  }

  async #change(moment: DirectoryMoment): Promise<void> {
    switch (moment.kind) {
      case 'provisioned':
        return this.#provision(moment)
      case 'joined':
      case 'left': {
        const idp = this.#provider(moment.by)
        const userIds = moment.people.map((person) => this.userIdOf(person))
        const groupId = this.#groupIdOf(moment.group)
        if (moment.kind === 'joined') await idp.addMember(groupId, ...userIds)
        else await idp.removeMember(groupId, ...userIds)
        return
      }
      case 'user renamed': {
        const { person, userName } = moment
        const user = { ...people[person], userName }
        return this.#provider('okta').putUser(this.userIdOf(person), user)
      }
      case 'disabled':
        return this.#provider(moment.by).setActive(this.userIdOf(moment.person), false)
      case 'deleted':
        return this.#provider(moment.by).deleteUser(this.userIdOf(moment.person))
      case 'group renamed':
        return this.#renameGroup(moment)
    }
  }

  async #provision(moment: DirectoryMoment & { readonly kind: 'provisioned' }): Promise<void> {
    const idp = this.#provider('plain')
    for (const group of moment.groups) this.#groupIds.set(group, await idp.createGroup(group))
    for (const person of moment.people)
      this.#userIds.set(person, await idp.createUser(people[person]))
  }

  async #renameGroup({ group, to }: { readonly group: string; readonly to: string }) {
    const groupId = this.#groupIdOf(group)
    await this.#provider('plain').renameGroup(groupId, to)
    this.#groupIds.delete(group)
    this.#groupIds.set(to, groupId)
  }

  async #assume(moment: AssumptionMoment): Promise<void> {
    switch (moment.kind) {
      case 'Studio opened':
        await this.#outside.sageMaker('CreateApp', {
          ...(await this.#profileOf(moment)),
          AppType: 'JupyterServer',
          AppName: 'default',
        })
        return
      case 'workload signed in':
        return this.#signIn(await this.#outside.ciToken(moment.subject), 'assumed')
      case 'forged token refused': {
        const token = await this.#outside.ciToken(moment.subject)
        const forged = token.replace(/[^.]+$/, 'A'.repeat(86))
        return this.#signIn(forged, 'InvalidIdentityToken')
      }
      case 'portal opened': {
        const { person, permissionSet } = moment
        const userId = this.userIdOf(person)
        return this.#outside.portalCredentials({ userId, permissionSet })
      }
    }
  }

  async #signIn(token: string, right: string): Promise<void> {
    const sessionName = 'nightly-training'
    const request = { roleArn: ciRoleArn(), sessionName, token }
    const answer = await this.#outside.assumeWithToken(request)
    if (answer !== right) throw new Error(`STS answered the token with ${answer}; right: ${right}`)
  }

  async #setRole(moment: Moment & { readonly kind: 'role set by hand' }): Promise<void> {
    const { team, persona } = moment.roleOf
    const role = `role/rollcall/persona/rollcall-${team}-${persona}`
    await this.#outside.sageMaker('UpdateUserProfile', {
      ...(await this.#profileOf(moment)),
      UserSettings: { ExecutionRole: `arn:aws:iam::${company.accountId}:${role}` },
    })
  }

  async #profileOf({ person, team }: { readonly person: PersonKey; readonly team: string }) {
    const { id: DomainId } = company.domains[0]
    const UserProfileName = await this.#stage.profileOf(this.userIdOf(person), team)
    return { DomainId, UserProfileName }
  }

  #groupIdOf(group: string): string {
    const groupId = this.#groupIds.get(group)
    if (groupId !== undefined) return groupId
    throw new Error(`the group ${group} has not been provisioned: let the day begin with that`)
  }

  #provider(kind: ProviderKind): IdentityProvider {
    const { tenantId, token } = company.scim
    return new IdentityProvider(kind, { url: `${this.#stage.url}/${tenantId}/scim/v2`, token })
  }
}
