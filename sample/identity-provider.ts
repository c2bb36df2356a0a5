/** Three identity providers, each speaking SCIM in its own shape. */
import type { ProviderKind } from './moments.ts'

export type { ProviderKind }

export interface ScimAddress {
  /** For example http://127.0.0.1:4566/<tenant>/scim/v2. */
  readonly url: string
  readonly token: string
}

interface Operation {
  readonly op: string
  readonly path?: string
  readonly value?: unknown
}

/** How a provider writes the same three changes. */
interface Shape {
  add(userIds: readonly string[]): readonly Operation[]
  remove(userIds: readonly string[]): readonly Operation[]
  setActive(active: boolean): Operation
}

const values = (userIds: readonly string[]) => userIds.map((value) => ({ value }))

const shapes: Readonly<Record<ProviderKind, Shape>> = {
  okta: {
    add: (userIds) => [{ op: 'add', path: 'members', value: values(userIds) }],
    remove: (userIds) =>
      userIds.map((value) => ({ op: 'remove', path: `members[value eq "${value}"]` })),
    setActive: (active) => ({ op: 'replace', value: { active } }),
  },
  entra: {
    add: (userIds) => [{ op: 'Add', path: 'members', value: values(userIds) }],
    remove: (userIds) => [{ op: 'Remove', path: 'members', value: values(userIds) }],
    setActive: (value) => ({ op: 'Replace', path: 'active', value }),
  },
  plain: {
    add: (userIds) => [{ op: 'add', path: 'members', value: values(userIds) }],
    remove: (userIds) => [{ op: 'remove', path: 'members', value: values(userIds) }],
    setActive: (value) => ({ op: 'replace', path: 'active', value }),
  },
}

export interface NewUser {
  readonly userName: string
  readonly givenName: string
  readonly familyName: string
}

const CORE = 'urn:ietf:params:scim:schemas:core:2.0'
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

function userResource({ userName, givenName, familyName }: NewUser) {
  return {
    schemas: [`${CORE}:User`],
    userName,
    name: { givenName, familyName },
    displayName: `${givenName} ${familyName}`,
    emails: [{ value: userName, type: 'work', primary: true }],
    active: true,
  }
}

export class IdentityProvider {
  readonly kind: ProviderKind
  readonly #address: ScimAddress

  constructor(kind: ProviderKind, address: ScimAddress) {
    this.kind = kind
    this.#address = address
  }

  /** Answers the id that Identity Center gave. */
  async createUser(user: NewUser): Promise<string> {
    return this.#create('/Users', userResource(user))
  }

  /** Puts the whole user anew, enabled and perhaps under another name. */
  async putUser(userId: string, user: NewUser): Promise<void> {
    await this.#send('PUT', `/Users/${userId}`, userResource(user))
  }

  async createGroup(displayName: string): Promise<string> {
    return this.#create('/Groups', { schemas: [`${CORE}:Group`], displayName })
  }

  addMember(groupId: string, ...userIds: readonly string[]): Promise<void> {
    return this.#patch(`/Groups/${groupId}`, shapes[this.kind].add(userIds))
  }

  removeMember(groupId: string, ...userIds: readonly string[]): Promise<void> {
    return this.#patch(`/Groups/${groupId}`, shapes[this.kind].remove(userIds))
  }

  renameGroup(groupId: string, displayName: string): Promise<void> {
    const operation = { op: 'replace', path: 'displayName', value: displayName }
    return this.#patch(`/Groups/${groupId}`, [operation])
  }

  setActive(userId: string, active: boolean): Promise<void> {
    return this.#patch(`/Users/${userId}`, [shapes[this.kind].setActive(active)])
  }

  async deleteUser(userId: string): Promise<void> {
    await this.#send('DELETE', `/Users/${userId}`)
  }

  async #patch(path: string, operations: readonly Operation[]): Promise<void> {
    await this.#send('PATCH', path, { schemas: [PATCH], Operations: operations })
  }

  async #create(path: string, body: unknown): Promise<string> {
    const created = JSON.parse(await this.#send('POST', path, body)) as { readonly id: string }
    return created.id
  }

  async #send(method: string, path: string, body?: unknown): Promise<string> {
    const { url, token } = this.#address
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/scim+json',
    }
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${url}${path}`, { method, headers, ...init })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`SCIM ${method} ${path} answered ${answer.status}: ${text}`)
    return text
  }
}
