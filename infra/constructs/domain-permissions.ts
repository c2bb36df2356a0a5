/** What functions may ask of whole domains, of their applications, and of service quotas. */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { AccessMap, DomainEntry } from '../../core/access-map/access-map.ts'
import { sageMakerQuotas } from '../../core/quota/codes.ts'

/** Asking for limits, of the four quotas alone. */
export function asksQuotas({ hub }: AccessMap): PolicyStatement {
  return new PolicyStatement({
    actions: ['servicequotas:GetServiceQuota'],
    resources: Object.values(sageMakerQuotas).map(
      ({ code }) => `arn:aws:servicequotas:${hub.region}:${hub.account}:sagemaker/${code}`,
    ),
  })
}

/** Counting what quotas count: lists know no resource (service authorization reference). */
export function countsUses(): PolicyStatement {
  const lists = ['ListApps', 'ListDomains', 'ListSpaces', 'ListUserProfiles']
  return new PolicyStatement({
    actions: lists.map((list) => `sagemaker:${list}`),
    resources: ['*'],
  })
}

export function describesDomains({ domains }: AccessMap): PolicyStatement {
  return onDomains(domains)
}

/** For steps: nothing in a map without SSO-mode domains. */
export function assignsInSteps(map: AccessMap): PolicyStatement[] {
  const domains = ssoDomains(map)
  if (domains.length === 0) return []
  return [
    onDomains(domains),
    onApplications(map, ['CreateApplicationAssignment', 'DeleteApplicationAssignment']),
    listsPaths(map),
  ]
}

/** For the comparison of everyone: nothing in a map without SSO-mode domains. */
export function comparesAssignments(map: AccessMap): PolicyStatement[] {
  if (ssoDomains(map).length === 0) return []
  const actions = ['GetApplicationAssignmentConfiguration', 'ListApplicationAssignments']
  const changes = ['CreateApplicationAssignment', 'DeleteApplicationAssignment']
  return [onApplications(map, [...actions, ...changes]), listsPaths(map)]
}

export function ssoDomains({ domains }: AccessMap): readonly DomainEntry[] {
  return domains.filter(({ mode }) => mode === 'sso')
}

function onDomains(domains: readonly DomainEntry[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['sagemaker:DescribeDomain'],
    resources: domains.map(
      ({ region, account, id }) => `arn:aws:sagemaker:${region}:${account}:domain/${id}`,
    ),
  })
}

/** Which application is a domain's only the domain tells: those of its account, and no other's. */
function onApplications(map: AccessMap, actions: readonly string[]): PolicyStatement {
  const owners = new Set(ssoDomains(map).map(({ account }) => account))
  return new PolicyStatement({
    actions: actions.map((action) => `sso:${action}`),
    resources: [`arn:aws:sso::${map.identityStore.account}:application/*/*`],
    conditions: { StringEquals: { 'sso:ApplicationAccount': [...owners] } },
  })
}

function listsPaths({ identityStore }: AccessMap): PolicyStatement {
  return new PolicyStatement({
    actions: ['sso:ListApplicationAssignmentsForPrincipal'],
    resources: ['arn:aws:sso:::instance/*'],
    conditions: { StringEquals: { 'sso:PrimaryRegion': identityStore.region } },
  })
}
