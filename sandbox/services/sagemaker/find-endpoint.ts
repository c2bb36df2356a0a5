/** The endpoint that a request names. */
import { endpoint } from '../../jobs/kinds.ts'
import { findWork, type Work, workArn } from '../../jobs/store.ts'
import type { Call } from '../service.ts'
import { validationException } from './errors.ts'

/** Throws `ValidationException`, in words that were seen: the model knows no error. */
export function findEndpoint(call: Call, name: string): Work {
  const arn = workArn(call, endpoint, name)
  const work = findWork(call.world, arn)
  if (!work) throw validationException(`Could not find endpoint "${arn}".`)
  return work
}
