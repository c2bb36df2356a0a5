/**
 * What a profile is given while its spaces are archived from inside: a role that may only write
 * there, and the lifecycle configurations whose scripts do it.
 */
import type { DomainEntry } from '../access-map/access-map.ts'
import { archiveBucketName, rolePath } from '../deployed-names.ts'
import { partitionOf } from '../persona/role-name.ts'
import { allow, type PolicyDocument, policyDocument } from '../persona/statement.ts'
import type { Profile } from '../ports/studio.ts'
import { archiveScriptName, archiveScriptPrefix } from './script.ts'

/** Apps of spaces that keep files on a volume, and the member of UserSettings that is theirs. */
const settingsOf = {
  JupyterLab: 'JupyterLabAppSettings',
  CodeEditor: 'CodeEditorAppSettings',
} as const

export type ArchivedAppType = keyof typeof settingsOf

export const archivedAppTypes: readonly ArchivedAppType[] = ['JupyterLab', 'CodeEditor']

/** Whether a space of that kind has a script that archives it. */
export function isArchivedAppType(appType: string | undefined): appType is ArchivedAppType {
  return archivedAppTypes.some((known) => known === appType)
}

/** `domain` is the domain's name in the access map. */
export function archiverRoleName(domain: string): string {
  return `rollcall-archiver-${domain}`
}

/** Our own footsteps: SageMaker takes the role for our script, so no record is made of it. */
export function archiverRoleArn({ account, region, name }: DomainEntry): string {
  const path = `${rolePath.service}${archiverRoleName(name)}`
  return `arn:${partitionOf(region)}:iam::${account}:role${path}`
}

/** Writing copies of the domain's spaces, and their manifests; it reads and deletes nothing. */
export function archiverPolicy(domain: DomainEntry): PolicyDocument {
  const { id, region } = domain
  const bucket = `arn:${partitionOf(region)}:s3:::${archiveBucketName(domain)}`
  const copies = `${id}/spaces/*`
  return policyDocument([
    allow('WriteCopies', {
      actions: ['s3:PutObject'],
      on: [`${bucket}/${copies}`, `${bucket}/${id}/manifests/*`],
    }),
    allow('ListCopies', {
      actions: ['s3:ListBucket'],
      on: [bucket],
      when: { StringLike: { 's3:prefix': copies } },
    }),
  ])
}

/** Whether a profile runs with the role; `domain` is the domain's name. */
export function isArchiver(profile: Profile | undefined, domain: string): boolean {
  return profile?.roleArn?.endsWith(`/${archiverRoleName(domain)}`) === true
}

/** SageMaker writes these ARNs with the name in lower case. */
export function archiveScriptArn(
  place: Pick<DomainEntry, 'account' | 'region'>,
  appType: ArchivedAppType,
): string {
  const { account, region } = place
  const resource = `studio-lifecycle-config/${archiveScriptName(place, appType)}`
  return `arn:${partitionOf(region)}:sagemaker:${region}:${account}:${resource}`
}

/** UserSettings under which apps may be started with the scripts. */
export function withArchiveScripts(domain: DomainEntry, settings: Profile['settings'] = {}) {
  const scripts = archivedAppTypes.map((appType) => {
    const { member, former, arns } = configured(settings, appType)
    return [
      member,
      { ...former, LifecycleConfigArns: [...arns, archiveScriptArn(domain, appType)] },
    ]
  })
  return { ...settings, ...Object.fromEntries(scripts) }
}

/** UserSettings without them. A list becomes empty at least: only that clears it in Studio. */
export function withoutArchiveScripts(settings: Profile['settings']): Profile['settings'] {
  if (settings === undefined) return undefined
  const cleared = archivedAppTypes.flatMap((appType) => {
    const { member, former, arns, all } = configured(settings, appType)
    return all.length === arns.length ? [] : [[member, { ...former, LifecycleConfigArns: arns }]]
  })
  return { ...settings, ...Object.fromEntries(cleared) }
}

/** Settings of one kind of app, with the lifecycle configurations that are not ours. */
function configured(settings: NonNullable<Profile['settings']>, appType: ArchivedAppType) {
  const member = settingsOf[appType]
  const former = recordOf(settings[member])
  const listed = former.LifecycleConfigArns
  const all = Array.isArray(listed) ? listed.map(String) : []
  const ours = `:studio-lifecycle-config/${archiveScriptPrefix(appType)}`
  return { member, former, all, arns: all.filter((arn) => !arn.includes(ours)) }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
