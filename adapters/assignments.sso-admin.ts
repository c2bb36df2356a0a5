/** Assignments to applications of IAM Identity Center, through SSO Admin. */
import {
  CreateApplicationAssignmentCommand,
  DeleteApplicationAssignmentCommand,
  GetApplicationAssignmentConfigurationCommand,
  ListApplicationAssignmentsCommand,
  ListApplicationAssignmentsForPrincipalCommand,
  type SSOAdminClient,
} from '@aws-sdk/client-sso-admin'
import type { Assignments } from '../core/ports.ts'
import type { Principal } from '../core/words.ts'
import { coreError, inCoreWords, isClash, unlessAbsent } from './errors.ts'

/** The API's most. */
const ROWS_PER_PAGE = 100

export function ssoAdminAssignments({ client }: { readonly client: SSOAdminClient }): Assignments {
  return {
    /**
     * ConflictException means that it is there already, or that an earlier write of it has not
     * propagated (API model): it is there soon either way.
     */
    async assign(applicationArn, principal) {
      const command = new CreateApplicationAssignmentCommand(named(applicationArn, principal))
      try {
        await client.send(command)
        return true
      } catch (error) {
        if (isClash(error)) return false
        throw coreError(error)
      }
    },

    async unassign(applicationArn, principal) {
      const command = new DeleteApplicationAssignmentCommand(named(applicationArn, principal))
      await unlessAbsent(() => client.send(command), undefined)
    },

    async ofApplication(ApplicationArn, cursor) {
      const command = new ListApplicationAssignmentsCommand({
        ApplicationArn,
        MaxResults: ROWS_PER_PAGE,
        NextToken: cursor,
      })
      const { ApplicationAssignments, NextToken } = await inCoreWords(() => client.send(command))
      const principals = principalsIn(ApplicationAssignments)
      return NextToken ? { principals, cursor: NextToken } : { principals }
    },

    // The API's own advice for "may this user in?": it sees groups. Member accounts must filter.
    ofUser: (ApplicationArn, userId) =>
      unlessAbsent(
        async () => {
          const command = new ListApplicationAssignmentsForPrincipalCommand({
            InstanceArn: instanceOf(ApplicationArn),
            PrincipalId: userId,
            PrincipalType: 'USER',
            Filter: { ApplicationArn },
            MaxResults: ROWS_PER_PAGE,
          })
          return principalsIn((await client.send(command)).ApplicationAssignments)
        },
        [] as readonly Principal[],
      ),

    async isRequired(ApplicationArn) {
      const command = new GetApplicationAssignmentConfigurationCommand({ ApplicationArn })
      return (await inCoreWords(() => client.send(command))).AssignmentRequired === true
    },
  }
}

function named(ApplicationArn: string, { type, id }: Principal) {
  return { ApplicationArn, PrincipalType: type, PrincipalId: id }
}

/** `arn:aws:sso::<account>:application/<instance>/<application>`. */
function instanceOf(applicationArn: string): string {
  const [, partition] = applicationArn.split(':')
  const [, instance] = applicationArn.split('/')
  return `arn:${partition}:sso:::instance/${instance}`
}

function principalsIn(
  rows: ReadonlyArray<{ readonly PrincipalId?: string; readonly PrincipalType?: string }> = [],
): Principal[] {
  return rows.flatMap(({ PrincipalId: id, PrincipalType: type }) =>
    id && (type === 'USER' || type === 'GROUP') ? [{ type, id }] : [],
  )
}
