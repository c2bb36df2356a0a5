/** GetPolicy: a managed policy without its document. */
import type { Action } from '../service.ts'
import { findPolicy, type PolicyArn } from './find.ts'
import { policyDetail } from './show.ts'

export const action: Action = (request: PolicyArn, call) => ({
  Policy: policyDetail(call.world, findPolicy(call, request)),
})
