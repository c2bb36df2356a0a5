/** What a scene watches of a sandbox: Studio, open sessions, credentials and Deny lists. */
import { profilesIn } from '../../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../../core/deny-list/policy-arns.ts'
import { tag } from '../../../core/profile-tags.ts'
import { callerAsker } from '../../../sandbox/iam/asker.ts'
import { refusalOf } from '../../../sandbox/iam/judge.ts'
import { iam } from '../../../sandbox/iam/store.ts'
import { writtenPolicy } from '../../../sandbox/iam/written.ts'
import { applicationOf, assignmentsOfUser } from '../../../sandbox/identity-center/applications.ts'
import { callerOf, findSession, issueSession } from '../../../sandbox/services/sts/sessions.ts'
import { sessionRefusal } from '../../../sandbox/studio/session-refusal.ts'
import { findStudioSession } from '../../../sandbox/studio/sessions.ts'
import { profileKey, studioStore } from '../../../sandbox/studio/store.ts'
import { tagsOf } from '../../../sandbox/studio/tags.ts'
import type { World } from '../../../sandbox/world/world.ts'

/** `<status> <name of the role>`, or `gone`. */
export function profileOf(world: World, domainId: string, name: string): string {
  const profile = studioStore.of(world).profiles.get(profileKey(domainId, name))
  if (!profile) return 'gone'
  const role = String(profile.userSettings.ExecutionRole ?? '')
    .split('/')
    .at(-1)
  return `${profile.status} ${role}`
}

/** The value of the tag that says whether a profile is suspended, or `none`. */
export function suspendedTag(world: World, domainId: string, name: string): string {
  const profile = studioStore.of(world).profiles.get(profileKey(domainId, name))
  const tags = profile ? tagsOf(world, profile.arn) : []
  return tags.find(({ Key }) => Key === tag.suspended)?.Value ?? 'none'
}

/** Status of the newest app of the profile or of its spaces, or `none`. */
export function appOf(world: World, domainId: string, name: string): string {
  const { apps, spaces } = studioStore.of(world)
  const own = [...spaces.values()]
    .filter((space) => space.domainId === domainId && space.ownerUserProfileName === name)
    .map(({ spaceName }) => spaceName)
  const app = [...apps.values()].findLast(
    ({ userProfileName, spaceName = '' }) => userProfileName === name || own.includes(spaceName),
  )
  return app?.status ?? 'none'
}

/** Whether a user is assigned to the application of an SSO-mode domain: `assigned`, or `none`. */
export function assignmentOf(world: World, domainId: string, userId: string): string {
  const arn = studioStore.of(world).domains.get(domainId)?.singleSignOnApplicationArn ?? ''
  const application = applicationOf(world, arn)
  const own = application ? assignmentsOfUser(world, application, userId) : []
  return own.length > 0 ? 'assigned' : 'none'
}

/** What an open Studio session is answered: `200`, or `403`. */
export function sessionOf(world: World, cookie: string): string {
  const session = findStudioSession(world, cookie)
  return session && sessionRefusal(world, session) === undefined ? '200' : '403'
}

/** Credentials as SageMaker hands them to what runs under a profile. */
export function credentialsOf(
  world: World,
  { roleArn, profileName }: { readonly roleArn: string; readonly profileName: string },
) {
  const request = { roleArn, sessionName: 'SageMaker', sourceIdentity: profileName }
  return issueSession(world, request)
}

/** Whether a session of a role may list what is in a bucket: `allowed`, `denied` or `expired`. */
export function bucketOf(world: World, accessKeyId: string, bucket: string): string {
  const { expiration = 0 } = findSession(world, accessKeyId) ?? {}
  if (expiration <= world.clock.now()) return 'expired'
  const caller = callerOf(world, accessKeyId)
  const asker = callerAsker(world, caller)
  const context = { 'aws:ResourceAccount': caller.accountId }
  const need = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context }
  const operation = { service: 's3', operation: 'ListObjectsV2' }
  return refusalOf(world, asker, { needs: [need], operation }) === undefined ? 'allowed' : 'denied'
}

/** `off`, `written` (IAM shows it), `in force` (evaluation knows it), `lifting` (the reverse). */
export function denyOf(world: World, roleArn: string, profileName: string): string {
  let written = false
  let inForce = false
  for (const arn of denyPolicyArns(roleArn)) {
    const policy = writtenPolicy(world, arn)
    const shown = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
    if (shown && profilesIn(shown.text).includes(profileName)) written = true
    const document = iam.of(world).managedPolicies.get(arn)?.document
    if (document && profilesIn(JSON.stringify(document)).includes(profileName)) inForce = true
  }
  if (written) return inForce ? 'in force' : 'written'
  return inForce ? 'lifting' : 'off'
}
