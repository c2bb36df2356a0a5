/** What every function is wrapped in: one logger, its context, and nothing that swallows errors. */
import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import type { Log } from '../../core/ports.ts'

const logger = new Logger({ serviceName: 'rollcall' })

export const log: Log = {
  info: (message, facts) => logger.info(message, { ...facts }),
}

/** Errors pass through: Step Functions retries and catches them by name. */
export function lambda<Input, Output>(handler: (input: Input) => Promise<Output>) {
  return middy(handler).use(injectLambdaContext(logger))
}
