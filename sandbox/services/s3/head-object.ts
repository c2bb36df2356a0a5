/** HeadObject: what stands about an object. */
import type { Action } from '../service.ts'
import { described, findObject, type ReadRequest } from './found.ts'

export const action: Action = (request: ReadRequest, call) =>
  described(findObject(call, request), request)
