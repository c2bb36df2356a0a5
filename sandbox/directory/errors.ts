/** The errors of the Identity Store, shared by its API, its SCIM endpoint and its console. */
import { AwsError } from '../services/service.ts'

export type ResourceType = 'USER' | 'GROUP' | 'IDENTITY_STORE' | 'GROUP_MEMBERSHIP'

/**
 * HTTP 404. The sentence ("USER not found.") is the one that tests of other tools assert. No id
 * when the caller named the thing otherwise: the model admits ids alone.
 */
export function notFound(type: ResourceType, id?: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${type} not found.`, 404, {
    ResourceType: type,
    ...(id !== undefined && { ResourceId: id }),
  })
}

/** HTTP 409 with `Reason: UNIQUENESS_CONSTRAINT_VIOLATION`. */
export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, 409, {
    Reason: 'UNIQUENESS_CONSTRAINT_VIOLATION',
  })
}

/** HTTP 400. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400)
}

/** HTTP 401, SCIM only: no bearer token, a wrong one, or one of another tenant. */
export function unauthorized(message: string): AwsError {
  return new AwsError('UnauthorizedException', message, 401)
}
