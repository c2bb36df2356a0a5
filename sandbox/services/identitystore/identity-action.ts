/** What every action of the Identity Store does first: the rate, then it finds the store. */
import type { IdentityStore } from '../../directory/identity-store.ts'
import { identityStoreOf } from '../../directory/store.ts'
import type { Author } from '../../directory/types.ts'
import { withinRate } from '../request-rate.ts'
import { type Action, AwsError, type Call } from '../service.ts'

export interface IdentityCall {
  readonly store: IdentityStore
  readonly author: Author
}

/**
 * An action that runs with the store found (`ResourceNotFoundException`, `ResourceType:
 * IDENTITY_STORE`). Throws `ThrottlingException` beyond `identitystore.requestRate` calls of the
 * operation a second, whoever calls; a burst of one second's calls is let through. The text is
 * assumed, and no `RetryAfterSeconds` is given: what AWS puts there is not established.
 */
export function identityAction<Input extends { readonly IdentityStoreId: string }>(
  operation: string,
  run: (input: Input, call: IdentityCall) => object,
): Action {
  return (input: Input, call: Call) => {
    const of = `identitystore ${operation}`
    const by = input.IdentityStoreId
    if (!withinRate(call.world, { row: 'identitystore.requestRate', of, by })) {
      throw new AwsError('ThrottlingException', 'Rate exceeded', 429)
    }
    const store = identityStoreOf(call.world, input.IdentityStoreId)
    return run(input, { store, author: authorOf(call) })
  }
}

export function authorOf({ caller, world }: Call): Author {
  return { by: caller.arn, atMs: world.clock.now() }
}
