/** A sandbox over the real assembly for other people's clients, and what they must know of it. */
import { loadMap } from '../../cli/support/ports.ts'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import { ciRoleArn, company, seedOf } from '../../sample/company.ts'
import { services } from '../../sandbox/index.generated.ts'
import { openSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { portalSignIn } from '../../sandbox/services/sso/portal.ts'
import { signWebIdentityToken } from '../../sandbox/services/sts/issuers.ts'
import type { WeatherRow } from '../../sandbox/world/weather.ts'
import { sampleAssembly, sampleMap } from '../support/assembly.ts'

/** What the Python programs read from the environment variable ROLLCALL_FACTS, in JSON. */
export interface Facts {
  readonly endpoint: string
  readonly region: string
  readonly accountId: string
  readonly identityStoreId: string
  readonly domainId: string
  /** A role that the account's own principals may assume. */
  readonly roleArn: string
  readonly webIdentity: { readonly roleArn: string; readonly token: string }
  readonly portalToken: string
  readonly scim: { readonly url: string; readonly token: string }
  /** Empty at first. */
  readonly bucket: string
  /** A role that DataSync may assume, and that may do with the bucket what DataSync does. */
  readonly dataSyncRoleArn: string
  /** `service:Operation`, every one that the sandbox emulates. */
  readonly operations: readonly string[]
}

/** A client that waits asks often, while the clock of the sandbox may stand still. */
const unthrottled: WeatherRow = {
  value: 10_000,
  unit: 'per second',
  ground: 'assumed',
  source: 'set by the conformance checks',
}

const rates = [
  ...['identitystore.requestRate', 'sagemaker.requestRate'],
  ...['sso.requestRate', 'tagging.getResourcesRate'],
]

const roleName = 'conformance'
const bucket = 'conformance-objects'
const dataSyncRole = {
  RoleName: 'conformance-datasync',
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'datasync.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  },
  Policies: [
    {
      PolicyName: 'bucket',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:*',
            Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
          },
        ],
      },
    },
  ],
}

export async function openForOthers(): Promise<{ sandbox: Sandbox; facts: Facts }> {
  const { accountId, region, identityStoreId, scim, domains, ci } = company
  const map = loadMap(sampleMap)
  const seed = seedOf((domain) => inertRoleArn(map, domain))
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      },
    ],
  }
  const assumed = { RoleName: roleName, AssumeRolePolicyDocument: trust }
  const roles = [...seed.iam.roles, assumed, dataSyncRole]
  const studio = { domains: [...seed.studio.domains, ...signedOnDomains()] }
  const sandbox = await openSandbox({
    assembly: await sampleAssembly(),
    clock: 'virtual',
    accountId,
    region,
    weather: Object.fromEntries(rates.map((row) => [row, unthrottled])),
    seed: { ...seed, studio, iam: { ...seed.iam, roles }, buckets: [{ BucketName: bucket }] },
  })
  const { world, url } = sandbox
  const { issuer, subject } = ci
  const token = signWebIdentityToken(world, { issuer, subject, lifetimeSeconds: 86_400 })
  return {
    sandbox,
    facts: {
      endpoint: url,
      region,
      accountId,
      identityStoreId,
      domainId: domains[0].id,
      roleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
      webIdentity: { roleArn: ciRoleArn(), token },
      portalToken: portalSignIn(world, 'conformance'),
      scim: { url: `${url}/${scim.tenantId}/scim/v2`, token: scim.token },
      bucket,
      dataSyncRoleArn: `arn:aws:iam::${accountId}:role/${dataSyncRole.RoleName}`,
      operations: operations(),
    },
  }
}

/** Domains in SSO mode: Identity Center has applications then, on more than one page. */
function signedOnDomains() {
  return ['d-conformance01', 'd-conformance02'].map((DomainId) => ({
    DomainId,
    DomainName: DomainId,
    AuthMode: 'SSO' as const,
    DefaultUserSettings: {},
  }))
}

function operations(): string[] {
  return services.flatMap(({ definition, actions }) =>
    Object.keys(actions).map((action) => `${definition.name}:${action}`),
  )
}
