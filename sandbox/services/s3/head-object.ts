/** HeadObject: what stands about an object. */
import type { Action } from '../service.ts'
import { described, findObject, type ObjectName } from './found.ts'

export const action: Action = (request: ObjectName, call) => described(findObject(call, request))
