/** GetObject: the whole object; ranges and conditions are ignored. */
import type { Action } from '../service.ts'
import { described, findObject, type ReadRequest } from './found.ts'

export const action: Action = (request: ReadRequest, call) => {
  const object = findObject(call, request)
  return { ...described(object, request), Body: object.body }
}
