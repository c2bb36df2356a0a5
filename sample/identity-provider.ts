/** Three identity providers, each speaking SCIM in its own shape. */

export type ProviderKind = 'okta' | 'entra' | 'plain'

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
  add(userId: string): Operation
  remove(userId: string): Operation
  setActive(active: boolean): Operation
}

const shapes: Readonly<Record<ProviderKind, Shape>> = {
  okta: {
    add: (value) => ({ op: 'add', path: 'members', value: [{ value }] }),
    remove: (value) => ({ op: 'remove', path: `members[value eq "${value}"]` }),
    setActive: (active) => ({ op: 'replace', value: { active } }),
  },
  entra: {
    add: (value) => ({ op: 'Add', path: 'members', value: [{ value }] }),
    remove: (value) => ({ op: 'Remove', path: 'members', value: [{ value }] }),
    setActive: (value) => ({ op: 'Replace', path: 'active', value }),
  },
  plain: {
    add: (value) => ({ op: 'add', path: 'members', value: [{ value }] }),
    remove: (value) => ({ op: 'remove', path: 'members', value: [{ value }] }),
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

export class IdentityProvider {
  readonly kind: ProviderKind
  readonly #address: ScimAddress

  constructor(kind: ProviderKind, address: ScimAddress) {
    this.kind = kind
    this.#address = address
  }

  /** Answers the id that Identity Center gave. */
  async createUser(user: NewUser): Promise<string> {
    const { userName, givenName, familyName } = user
    return this.#create('/Users', {
      schemas: [`${CORE}:User`],
      userName,
      name: { givenName, familyName },
      displayName: `${givenName} ${familyName}`,
      emails: [{ value: userName, type: 'work', primary: true }],
      active: true,
    })
  }

  async createGroup(displayName: string): Promise<string> {
    return this.#create('/Groups', { schemas: [`${CORE}:Group`], displayName })
  }

  addMember(groupId: string, userId: string): Promise<void> {
    return this.#patch(`/Groups/${groupId}`, shapes[this.kind].add(userId))
  }

  removeMember(groupId: string, userId: string): Promise<void> {
    return this.#patch(`/Groups/${groupId}`, shapes[this.kind].remove(userId))
  }

  setActive(userId: string, active: boolean): Promise<void> {
    return this.#patch(`/Users/${userId}`, shapes[this.kind].setActive(active))
  }

  async deleteUser(userId: string): Promise<void> {
    await this.#send('DELETE', `/Users/${userId}`)
  }

  #patch(path: string, operation: Operation): Promise<void> {
    return this.#send('PATCH', path, { schemas: [PATCH], Operations: [operation] }).then(() => {})
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
