/**
 * The sample company: what stands in its AWS accounts before Rollcall does, and who works there.
 */

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
} as const

export interface Person {
  readonly userName: string
  readonly givenName: string
  readonly familyName: string
}

/** Nobody's real names. */
export const people = {
  maya: { userName: 'maya.lind@example.com', givenName: 'Maya', familyName: 'Lind' },
  tomas: { userName: 'tomas.okoro@example.com', givenName: 'Tomas', familyName: 'Okoro' },
  ines: { userName: 'ines.haddad@example.com', givenName: 'Ines', familyName: 'Haddad' },
} as const satisfies Readonly<Record<string, Person>>

/** What a sandbox is seeded with, in AWS's nouns. Users and groups come by SCIM. */
export function seedOf(domainDefaultRoleArn: (domain: string) => string) {
  const { identityStoreId, scim, accountId, region, domains } = company
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
  }
}
