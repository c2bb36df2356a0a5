/** What every action of the console's directory does first: check the request, find the store. */
import { invalid } from '../../directory/errors.ts'
import type { IdentityStore } from '../../directory/identity-store.ts'
import { identityStoreOf } from '../../directory/store.ts'
import type { Author, Written } from '../../directory/types.ts'
import type { Action, Call } from '../service.ts'

export interface ConsoleCall {
  readonly store: IdentityStore
  readonly author: Author
}

/** A console's request: the store, and the ids that the action named as required. */
export type ConsoleRequest = { readonly IdentityStoreId: string } & Readonly<
  Record<string, unknown>
>

/**
 * An action that runs once `IdentityStoreId` and the members in `required` are strings
 * (`ValidationException` otherwise). The author is the account, as in the records seen.
 */
export function consoleAction<Name extends string>(
  required: readonly Name[],
  run: (input: ConsoleRequest & Readonly<Record<Name, string>>, call: ConsoleCall) => object,
): Action {
  return (input: ConsoleRequest & Readonly<Record<Name, string>>, call: Call) => {
    for (const name of ['IdentityStoreId', ...required]) {
      const value: unknown = input?.[name]
      if (typeof value !== 'string' || value === '') throw invalid(`${name} must be a string.`)
    }
    const store = identityStoreOf(call.world, input.IdentityStoreId)
    return run(input, { store, author: { by: call.accountId, atMs: call.world.clock.now() } })
  }
}

/** The `Member: { MemberId }` of a membership change. Throws `ValidationException`. */
export function memberIdOf({ Member }: ConsoleRequest): string {
  const memberId =
    typeof Member === 'object' && Member !== null && 'MemberId' in Member ? Member.MemberId : ''
  if (typeof memberId !== 'string' || memberId === '')
    throw invalid('Member.MemberId must be a string.')
  return memberId
}

/** When and by whom; times in seconds since 1970. */
export function metaOf({ createdAt, createdBy, updatedAt, updatedBy }: Written) {
  return {
    CreatedAt: createdAt / 1000,
    UpdatedAt: updatedAt / 1000,
    CreatedBy: createdBy,
    UpdatedBy: updatedBy,
  }
}
