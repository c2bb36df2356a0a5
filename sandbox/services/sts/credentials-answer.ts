/** What the AssumeRole family answers. */
import { assumedRoleUser } from './credentials-record.ts'
import type { Role } from './roles.ts'
import type { SessionCredentials } from './sessions.ts'

export function credentialsAnswer(
  credentials: SessionCredentials,
  role: Role,
  sessionName: string,
) {
  const user = assumedRoleUser(role, sessionName)
  return {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      /** ISO 8601 without milliseconds, as the query protocol answers times. */
      Expiration: new Date(credentials.expiration).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    },
    AssumedRoleUser: { AssumedRoleId: user.assumedRoleId, Arn: user.arn },
  }
}

export type AssumedAnswer = ReturnType<typeof credentialsAnswer> & {
  readonly SourceIdentity?: string
  readonly SubjectFromWebIdentityToken?: string
  readonly Provider?: string
  readonly Audience?: string
}
