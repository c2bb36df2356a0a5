/** The user or group that a request names. */
import { directoryOf } from '../../directory/store.ts'
import {
  instanceOf,
  type Principal,
  type PrincipalType,
} from '../../identity-center/applications.ts'
import type { Call } from '../service.ts'
import { notFound } from './sso-action.ts'

export interface PrincipalRequest {
  readonly PrincipalId: string
  readonly PrincipalType: PrincipalType
}

export function principalOf({ PrincipalId, PrincipalType }: PrincipalRequest): Principal {
  return { principalId: PrincipalId, principalType: PrincipalType }
}

/** Throws `ResourceNotFoundException` for one that the directory does not hold (assumed). */
export function findPrincipal({ world }: Call, request: PrincipalRequest): Principal {
  const { principalId, principalType } = principalOf(request)
  const store = directoryOf(world).stores.get(instanceOf(world).identityStoreId)
  const found =
    principalType === 'USER' ? store?.users.find(principalId) : store?.groups.find(principalId)
  if (!found) throw notFound(principalType, principalId)
  return { principalId, principalType }
}
