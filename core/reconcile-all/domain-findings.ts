/** What only a human can mend of a domain as a whole. */
import type { AccessMap, DomainEntry } from '../access-map/access-map.ts'
import { inertRoleArn } from '../persona/role-name.ts'
import type { Domain } from '../ports.ts'
import { noApplication } from '../sign-in/paths.ts'
import type { Principal } from '../words.ts'

/**
 * The default role must be inert: whoever Studio lets in without a profile of ours, as SSO mode
 * does with everybody who is assigned, gets one that runs with it (SageMaker's onboarding pages).
 */
export function domainFindings(
  map: AccessMap,
  { name, id, mode, line }: DomainEntry,
  found: Domain | undefined,
): string[] {
  const domain = `domain ${name} (${id})`
  if (found === undefined) return [`${domain}, line ${line} of the map, does not exist`]
  const findings: string[] = []
  if (found.mode !== mode) {
    const fact = `${domain} is in ${found.mode.toUpperCase()} mode`
    findings.push(`${fact}; line ${line} of the map says mode: ${mode}`)
  }
  const inert = inertRoleArn(map, name)
  if (found.defaultRoleArn !== inert) {
    const has = found.defaultRoleArn ?? 'none'
    const remedy = `aws sagemaker update-domain --domain-id ${id} --default-user-settings`
    const role = `ExecutionRole=${inert}`
    findings.push(`the default role of ${domain} is ${has}, not the inert one: ${remedy} ${role}`)
  }
  if (found.mode === 'sso' && found.applicationArn === undefined) findings.push(noApplication(name))
  return findings
}

/** The application lets everybody of the directory in. */
export function openToAll({ name }: DomainEntry, applicationArn: string): string {
  const fact = `everybody of the directory is let into domain ${name}, assigned or not`
  const command = 'aws sso-admin put-application-assignment-configuration --assignment-required'
  return `${fact}: ${command} --application-arn ${applicationArn}`
}

/** Assignments that neither the map nor a note of Rollcall's explains: they stay. */
export function assignedByHand({ name }: DomainEntry, others: readonly Principal[]): string {
  const [first] = others
  const who = first ? `${first.type} ${first.id}` : 'nobody'
  const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
  const fact = `${who}${more} is assigned to domain ${name} by hand`
  return `${fact}: whoever gets in by that has a profile with the domain's default role`
}
