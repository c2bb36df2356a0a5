/** Finds the work that a request names, within the caller's account and Region. */
import { pipeline, type WorkKind } from '../../jobs/kinds.ts'
import { findWork, type Work, workArn } from '../../jobs/store.ts'
import { AwsError, type Call } from '../service.ts'

type Members = Readonly<Record<string, unknown>>

/** Throws `ResourceNotFound`; the sentence is one that was seen. */
export function namedWork(call: Call, kind: WorkKind, request: Members): Work {
  const work = findWork(call.world, workArn(call, kind, String(request[`${kind.noun}Name`])))
  if (!work) throw requestedNotFound()
  return work
}

/** By name or ARN. Throws `ResourceNotFound`. */
export function namedPipeline(call: Call, nameOrArn: string): Work {
  return namedWork(call, pipeline, { PipelineName: nameOrArn.replace(/^.*:pipeline\//, '') })
}

/** Throws `ResourceNotFound`. */
export function executionOf({ world, accountId }: Call, arn: string): Work {
  const work = findWork(world, arn)
  if (work?.noun !== 'PipelineExecution' || work.accountId !== accountId) throw requestedNotFound()
  return work
}

function requestedNotFound(): AwsError {
  return new AwsError('ResourceNotFound', 'Requested resource not found.')
}
