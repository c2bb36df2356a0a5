/** The parts that CloudTrail's records of role assumptions share. */
import type { Role } from './roles.ts'
import { sessionArn } from './roles.ts'

export interface RecordedCredentials {
  readonly accessKeyId: string
  readonly sessionToken: string
  readonly expiration: string
}

/** The secret key is never in a record; the token is. */
export function recordedCredentials(credentials: {
  readonly accessKeyId: string
  readonly sessionToken: string
  /** Milliseconds since the epoch. */
  readonly expiration: number
}): RecordedCredentials {
  return {
    accessKeyId: credentials.accessKeyId,
    sessionToken: credentials.sessionToken,
    expiration: localeTime(credentials.expiration),
  }
}

export function assumedRoleUser(role: Role, sessionName: string) {
  return { assumedRoleId: `${role.roleId}:${sessionName}`, arn: sessionArn(role, sessionName) }
}

export function roleResource(role: Role) {
  return { accountId: role.accountId, type: 'AWS::IAM::Role', ARN: role.arn }
}

/** What AWS adds to records of its Regional endpoints. */
export function regionalEndpoint(region: string) {
  return {
    additionalEventData: {
      RequestDetails: { awsServingRegion: region, endpointType: 'regional' },
    },
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `sts.${region}.amazonaws.com`,
    },
  }
}

/** As in the records: `Feb 12, 2025, 11:16:48 PM`, in UTC. */
export function localeTime(milliseconds: number): string {
  return new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  })
    .format(milliseconds)
    .replaceAll('\u202f', ' ')
}
