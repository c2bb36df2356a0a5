/** The environment a function sees: its template's variables and the ones Lambda itself sets. */
import type { SessionCredentials } from '../services/sts/sessions.ts'
import type { World } from '../world/world.ts'
import type { Resolved } from './functions.ts'

/**
 * Nothing of the sandbox's own environment gets in. `AWS_ENDPOINT_URL` points the SDK here. `TZ`
 * is set as on Lambda, but a worker thread keeps the time zone of the process: run that in UTC.
 */
export function environmentOf(
  world: World,
  { target, version }: Resolved,
  credentials: SessionCredentials,
): Record<string, string> {
  return {
    ...target.environment,
    AWS_REGION: target.region,
    AWS_DEFAULT_REGION: target.region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: world.url,
    AWS_EXECUTION_ENV: `AWS_Lambda_${target.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: target.name,
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(target.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${target.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `sandbox/[${version}]`,
    LAMBDA_TASK_ROOT: target.folder,
    _HANDLER: target.handler,
    TZ: 'UTC',
  }
}
