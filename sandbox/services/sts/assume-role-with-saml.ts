/** AssumeRoleWithSAML: not supported, and says so. */
import { type Action, AwsError } from '../service.ts'

export const action: Action = () => {
  throw new AwsError(
    'NotImplemented',
    'the sandbox does not verify SAML assertions: take portal credentials ' +
      '(GET /federation/credentials) or call AssumeRole instead of AssumeRoleWithSAML',
    501,
  )
}
