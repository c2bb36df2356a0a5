/** Finds the work that a request names, within the caller's account and Region. */
import { pipeline, type WorkKind } from '../../jobs/kinds.ts'
import { findWork, type Work, workArn } from '../../jobs/store.ts'
import { AwsError, type Call } from '../service.ts'
import { validationException } from './errors.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * Throws `ResourceNotFound`, or `ValidationException` for the jobs that the list below names; its
 * sentence is one that was seen. That a stop is refused as a description is, is assumed.
 */
export function namedWork(call: Call, kind: WorkKind, request: Members): Work {
  const name = String(request[`${kind.noun}Name`])
  const work = findWork(call.world, workArn(call, kind, name))
  if (!work) throw invalidNames[kind.noun]?.(name) ?? requestedNotFound()
  return work
}

/**
 * Jobs of which SageMaker says ValidationException, though its model has ResourceNotFound
 * (aws/aws-sdk 165; ACK's controller for SageMaker looks for these sentences, and of tuning jobs
 * and monitoring schedules for ResourceNotFound).
 */
const invalidNames: Readonly<Record<string, (name: string) => AwsError>> = {
  TrainingJob: () => validationException('Requested resource not found.'),
  ProcessingJob: jobNotFound,
  TransformJob: jobNotFound,
}

function jobNotFound(name: string): AwsError {
  return validationException(`Could not find requested job with name: ${name}`)
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
