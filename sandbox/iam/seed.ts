/** The roles and OpenID Connect providers that exist before the template, in AWS's nouns. */
import { generateKeyPairSync } from 'node:crypto'
import { declareIssuer } from '../services/sts/issuers.ts'
import { registerOidcProvider } from '../services/sts/oidc-providers.ts'
import { registerRole } from '../services/sts/roles.ts'
import type { World } from '../world/world.ts'
import { iam, type PolicyDocument } from './store.ts'
import { type DocumentKind, validatePolicy } from './validate/validate-policy.ts'

export interface RoleSeed {
  readonly RoleName: string
  /** Default `/`. */
  readonly Path?: string
  readonly AssumeRolePolicyDocument: PolicyDocument
  readonly Policies?: ReadonlyArray<{
    readonly PolicyName: string
    readonly PolicyDocument: PolicyDocument
  }>
  /** Default: the world's. */
  readonly accountId?: string
}

export interface OidcProviderSeed {
  /** The issuer, for example `https://token.actions.githubusercontent.com`. */
  readonly Url: string
  /** Audiences accepted. */
  readonly ClientIDList: readonly string[]
  /** Default: the world's. */
  readonly accountId?: string
}

export interface IamSeed {
  readonly roles?: readonly RoleSeed[]
  /** Each is given a key pair here, with which `POST /_sandbox/web-identity-tokens` signs. */
  readonly oidcProviders?: readonly OidcProviderSeed[]
}

/** Throws when a role is given twice, or a policy has what IAM does not know. */
export function seedIam(world: World, seed: IamSeed): void {
  for (const role of seed.roles ?? []) seedRole(world, role)
  for (const provider of seed.oidcProviders ?? []) seedProvider(world, provider)
}

function seedRole(world: World, seed: RoleSeed): void {
  const { RoleName: name, Path: path = '/', AssumeRolePolicyDocument: trustPolicy } = seed
  const accountId = seed.accountId ?? world.accountId
  const arn = `arn:aws:iam::${accountId}:role${path}${name}`
  const { roles } = iam.of(world)
  if (roles.has(arn)) throw new Error(`the seed gives the role ${arn} twice: give it once`)
  const { roleId } = registerRole(world, { arn, path, trustPolicy })
  const policies = seed.Policies ?? []
  requireValid(`${arn}: its trust policy`, trustPolicy, 'trust')
  for (const { PolicyName, PolicyDocument } of policies)
    requireValid(`${arn}: ${PolicyName}`, PolicyDocument, 'identity')
  roles.set(arn, {
    arn,
    roleId,
    name,
    path,
    accountId,
    trustPolicy,
    inlinePolicies: new Map(policies.map((one) => [one.PolicyName, one.PolicyDocument])),
    attachedPolicies: new Set(),
    tags: {},
  })
}

function requireValid(place: string, document: PolicyDocument, kind: DocumentKind): void {
  const problems = validatePolicy(document, kind)
  if (problems.length === 0) return
  const told = problems.map(({ path, message }) => `${path} ${message}`).join('; ')
  throw new Error(`the seed gives the role ${place} is not understood: ${told}`)
}

function seedProvider(world: World, seed: OidcProviderSeed): void {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const accountId = seed.accountId ?? world.accountId
  const { Url: issuer, ClientIDList: audiences } = seed
  registerOidcProvider(world, {
    arn: `arn:aws:iam::${accountId}:oidc-provider/${issuer.replace(/^https:\/\//, '')}`,
    issuer,
    audiences,
    keys: [publicKey.export({ format: 'jwk' })],
  })
  declareIssuer(world, { issuer, audiences, privateKey })
}
