/** What every action of SSO Admin does first: the rate, which they all share. */
import { type Application, applicationOf, instanceOf } from '../../identity-center/applications.ts'
import { withinRate } from '../request-rate.ts'
import { type Action, AwsError, type Call } from '../service.ts'

/**
 * Throws `ThrottlingException` beyond `sso.requestRate` calls a second of all operations together;
 * a burst of one second's calls is let through. The text is assumed.
 */
export function ssoAction<Request>(
  run: (request: Request, call: Call) => object | undefined,
): Action {
  return (input: Request, call) => {
    // The instance's account serves every account of the organization: one bucket.
    if (!withinRate(call.world, { row: 'sso.requestRate', of: 'sso-admin' })) {
      throw new AwsError('ThrottlingException', 'Rate exceeded', 429)
    }
    return run(input, call)
  }
}

/** The texts of this error are not established: assumed. */
export function notFound(what: string, name: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${what} ${name} was not found.`, 404)
}

/** Throws `ResourceNotFoundException`. */
export function findApplication({ world }: Call, applicationArn: string): Application {
  const application = applicationOf(world, applicationArn)
  if (!application) throw notFound('Application', applicationArn)
  return application
}

/** Throws `ResourceNotFoundException` for another instance than the world's. */
export function requireInstance({ world }: Call, instanceArn: string): void {
  if (instanceArn !== instanceOf(world).instanceArn) throw notFound('Instance', instanceArn)
}
