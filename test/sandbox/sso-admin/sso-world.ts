/** A world with a directory and a Studio domain in SSO mode. */
import { seedDirectory } from '../../../sandbox/directory/seed.ts'
import { openIdentityStore } from '../../../sandbox/directory/store.ts'
import { applicationsOf } from '../../../sandbox/identity-center/applications.ts'
import type { Caller } from '../../../sandbox/services/service.ts'
import { seedStudio } from '../../../sandbox/studio/seed.ts'
import type { WeatherRow } from '../../../sandbox/world/weather.ts'
import { ACCOUNT, studioWorld } from '../studio/studio-world.ts'

export const userId = '00000000-0000-4000-8000-000000000001'
export const groupId = '00000000-0000-4000-8000-000000000002'
const STORE = 'd-1234567890'
const INERT = `arn:aws:iam::${ACCOUNT}:role/inert`

/** Ada is in the group `science`, Bob is in none; nobody is assigned yet. */
export function ssoWorld(weather: Readonly<Record<string, WeatherRow>> = {}) {
  const studio = studioWorld({ domains: [] }, weather)
  const { world } = studio
  seedDirectory(world, {
    identityStoreId: STORE,
    scim: { tenantId: 'tenant', tokenId: 'token', token: 'secret' },
    users: [
      { UserId: userId, UserName: 'ada', DisplayName: 'Ada' },
      { UserName: 'bob', DisplayName: 'Bob' },
    ],
    groups: [{ GroupId: groupId, DisplayName: 'science', members: ['ada'] }],
  })
  seedStudio(world, {
    domains: [
      {
        DomainId: 'd-sso',
        DomainName: 'sso',
        AuthMode: 'SSO',
        DefaultUserSettings: { ExecutionRole: INERT },
        DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
      },
    ],
  })
  const applicationArn = applicationsOf(world)[0]?.applicationArn ?? ''
  const InstanceArn = `arn:aws:sso:::instance/${applicationArn.split('/')[1]}`
  const admin = studio.call.bind(undefined, 'sso-admin')
  const member: Caller = {
    arn: 'arn:aws:iam::444455556666:user/operator',
    accessKeyId: 'AKIAMEMBER',
    accountId: '444455556666',
  }
  return {
    ...studio,
    store: openIdentityStore(world, STORE),
    applicationArn,
    admin,
    member,
    assignment: (PrincipalType: 'USER' | 'GROUP', PrincipalId: string) => ({
      ApplicationArn: applicationArn,
      PrincipalId,
      PrincipalType,
    }),
    ofPrincipal: (PrincipalType: string, PrincipalId: string, more: object = {}, caller?: Caller) =>
      admin(
        'ListApplicationAssignmentsForPrincipal',
        { InstanceArn, PrincipalId, PrincipalType, ...more },
        caller,
      ),
  }
}
