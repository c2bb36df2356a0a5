/** The identity stores of a world and the SCIM connections into them. */
import { defineStore, type World } from '../world/world.ts'
import { notFound } from './errors.ts'
import { IdentityStore } from './identity-store.ts'
import type { IdForm } from './ids.ts'
import type { ScimConnection } from './types.ts'

export interface Directory {
  readonly stores: Map<string, IdentityStore>
  /** By bearer token. */
  readonly connections: Map<string, ScimConnection>
}

const directories = defineStore<Directory>(() => ({ stores: new Map(), connections: new Map() }))

export function directoryOf(world: World): Directory {
  return directories.of(world)
}

/** The store of that id, made empty when there is none yet. */
export function openIdentityStore(
  world: World,
  identityStoreId: string,
  idForm: IdForm = 'plain',
): IdentityStore {
  const { stores } = directoryOf(world)
  const known = stores.get(identityStoreId)
  if (known) return known
  const made = new IdentityStore({ identityStoreId, random: world.random, idForm })
  stores.set(identityStoreId, made)
  return made
}

/** Throws `ResourceNotFoundException` with `ResourceType: IDENTITY_STORE`. */
export function identityStoreOf(world: World, identityStoreId: string): IdentityStore {
  const store = directoryOf(world).stores.get(identityStoreId)
  if (!store) throw notFound('IDENTITY_STORE')
  return store
}
