/** GetObject: the whole object; ranges and conditions are ignored. */
import type { Action } from '../service.ts'
import { described, findObject, type ObjectName } from './found.ts'

export const action: Action = (request: ObjectName, call) => {
  const object = findObject(call, request)
  return { ...described(object), Body: object.body }
}
