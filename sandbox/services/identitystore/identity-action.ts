/** What every action of the Identity Store does first: find the store. */
import type { IdentityStore } from '../../directory/identity-store.ts'
import { identityStoreOf } from '../../directory/store.ts'
import type { Author } from '../../directory/types.ts'
import type { Action, Call } from '../service.ts'

export interface IdentityCall {
  readonly store: IdentityStore
  readonly author: Author
}

/**
 * An action that runs with the store found (`ResourceNotFoundException`, `ResourceType:
 * IDENTITY_STORE`).
 */
export function identityAction<Input extends { readonly IdentityStoreId: string }>(
  run: (input: Input, call: IdentityCall) => object,
): Action {
  return (input: Input, call: Call) => {
    const store = identityStoreOf(call.world, input.IdentityStoreId)
    return run(input, { store, author: authorOf(call) })
  }
}

export function authorOf({ caller, world }: Call): Author {
  return { by: caller.arn, atMs: world.clock.now() }
}
