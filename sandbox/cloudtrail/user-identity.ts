/** The `userIdentity` that CloudTrail writes for the caller of an AWS API. */
import type { Caller } from '../services/service.ts'
import { isoSeconds } from './complete-record.ts'

/**
 * An assumed role's session is written as AWS writes it: session name after the role's unique id,
 * the role in `sessionContext.sessionIssuer`, and when the session began. Anyone else (`operator`:
 * a call from outside the template) is written as an IAM user of that name. A session that acts
 * for an Identity Center user names them in `onBehalfOf` (documented; no whole record with it was
 * found).
 *
 * Assumed: a role whose unique id a caller does not carry has one derived from its ARN, so that the
 * same role has the same id in every record; `creationDate` is left out when the caller does not
 * say when its session began. `webIdFederationData: {}`, which records up to 2025 carry, is left
 * out as in the record of 2026.
 */
export function userIdentityOf(caller: Caller): Readonly<Record<string, unknown>> {
  const session = /^arn:[^:]+:sts::\d*:assumed-role\/(?:.+\/)?([^/]+)\/([^/]+)$/.exec(caller.arn)
  if (!session) return outsiderIdentity(caller)
  const [, roleName = '', sessionName = ''] = session
  const roleArn = caller.roleArn ?? `arn:aws:iam::${caller.accountId}:role/${roleName}`
  const roleId = caller.roleId ?? roleIdOf(roleArn)
  return {
    type: 'AssumedRole',
    principalId: `${roleId}:${sessionName}`,
    arn: caller.arn,
    accountId: caller.accountId,
    accessKeyId: caller.accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: roleId,
        arn: roleArn,
        accountId: caller.accountId,
        userName: roleArn.slice(roleArn.lastIndexOf('/') + 1),
      },
      attributes: sessionAttributes(caller),
      ...(caller.sourceIdentity === undefined ? {} : { sourceIdentity: caller.sourceIdentity }),
    },
    ...(caller.onBehalfOf && { onBehalfOf: caller.onBehalfOf }),
  }
}

function sessionAttributes({ sessionStart }: Caller): Readonly<Record<string, string>> {
  const attributes = { mfaAuthenticated: 'false' }
  if (sessionStart === undefined) return attributes
  return { creationDate: isoSeconds(sessionStart), ...attributes }
}

function outsiderIdentity(caller: Caller): Readonly<Record<string, unknown>> {
  const userName = caller.arn.slice(caller.arn.lastIndexOf('/') + 1)
  const arn = caller.arn.startsWith('arn:')
    ? caller.arn
    : `arn:aws:iam::${caller.accountId}:user/${userName}`
  return {
    type: 'IAMUser',
    principalId: uniqueId('AIDA', arn),
    arn,
    accountId: caller.accountId,
    accessKeyId: caller.accessKeyId,
    userName,
  }
}

/** `AROA` and 17 characters, always the same for the same role ARN. */
export function roleIdOf(roleArn: string): string {
  return uniqueId('AROA', roleArn)
}

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function uniqueId(prefix: string, text: string): string {
  let id = prefix
  let state = 0x811c9dc5
  for (let index = 0; id.length < 21; index++) {
    state = Math.imul(state ^ text.charCodeAt(index % text.length) ^ index, 0x01000193) >>> 0
    if (index >= text.length) id += ID_ALPHABET[(state >>> 13) % ID_ALPHABET.length]
  }
  return id
}
