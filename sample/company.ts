/** The sample company: what stands in its AWS accounts before Rollcall does. */

export { people } from './people.ts'

export const company = {
  identityStoreId: 'd-9067a1b2c3',
  accountId: '111122223333',
  region: 'eu-west-1',
  scim: {
    tenantId: '7c2a54e1f0-2f1d-4c58-9b1e-5a0c6f0d9e11',
    tokenId: 'c5b559a7-3c64-48cd-8f0b-98eae5d7c855',
    /** Known to everybody who reads this: it opens nothing but a sandbox. */
    token: 'sample-scim-token-that-opens-nothing-but-a-sandbox',
  },
  domains: [{ id: 'd-research0001', name: 'research' }],
  /** The company's CI system, which signs tokens for its jobs. */
  ci: {
    issuer: 'https://ci.example.com',
    audience: 'sts.amazonaws.com',
    subject: 'repo:example/fraud-models:ref:refs/heads/main',
    roleName: 'fraud-model-training',
  },
} as const

/** Display names of the groups that the map speaks of. */
export const groups = {
  fraudLeads: 'ML Fraud Leads',
  fraudScientists: 'ML Fraud Scientists',
  forecastingOps: 'ML Forecasting Ops',
  forecasting: 'ML Forecasting',
  planningAnalysts: 'Planning Analysts',
  visionCompute: 'ML Vision Compute',
  vision: 'ML Vision',
} as const

export function ciRoleArn(): string {
  return `arn:aws:iam::${company.accountId}:role/rollcall/workload/${company.ci.roleName}`
}

/** What a sandbox is seeded with, in AWS's nouns. Users and groups come by SCIM. */
export function seedOf(domainDefaultRoleArn: (domain: string) => string) {
  const { identityStoreId, scim, accountId, region, domains, ci } = company
  return {
    identityStore: { identityStoreId, scim, users: [], groups: [] },
    studio: {
      domains: domains.map(({ id, name }) => ({
        DomainId: id,
        DomainName: name,
        AuthMode: 'IAM' as const,
        DefaultUserSettings: { ExecutionRole: domainDefaultRoleArn(name) },
        DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' as const },
        accountId,
        region,
      })),
    },
    iam: {
      oidcProviders: [{ Url: ci.issuer, ClientIDList: [ci.audience] }],
      roles: [
        {
          RoleName: ci.roleName,
          Path: '/rollcall/workload/',
          AssumeRolePolicyDocument: ciTrust(),
        },
      ],
    },
  }
}

function ciTrust() {
  const { accountId, ci } = company
  const provider = ci.issuer.replace('https://', '')
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${provider}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${provider}:aud`]: ci.audience, [`${provider}:sub`]: ci.subject },
        },
      },
    ],
  }
}
