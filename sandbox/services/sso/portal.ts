/** Identity Center's access portal: credentials of a permission set's role for a signed-in user. */
import { roleIdOf } from '../../cloudtrail/user-identity.ts'
import { integrations } from '../../world/integrations.ts'
import { defineStore, type World } from '../../world/world.ts'
import { AwsError } from '../service.ts'
import {
  assumedRoleUser,
  recordedCredentials,
  regionalEndpoint,
  roleResource,
} from '../sts/credentials-record.ts'
import { allRoles, type Role, registerRole } from '../sts/roles.ts'
import {
  issueSession,
  newSessionToken,
  type SessionCredentials,
  temporaryKeyId,
} from '../sts/sessions.ts'

export interface PortalSettings {
  /** `d-...`. Default `d-0000000000`. */
  readonly identityStoreId?: string
  /** The account that owns the instance. Default: the world's. */
  readonly instanceAccountId?: string
  /** The instance's Region. Default: the world's. */
  readonly region?: string
  /** The user's name, by which the session is called. Default: the user id. */
  readonly userName?: (userId: string) => string | undefined
  /** Whether the user is assigned the permission set there. Default: yes. */
  readonly assigned?: (request: PortalRequest) => boolean
}

export interface PortalRequest {
  readonly userId: string
  readonly accountId: string
  /** Name of the permission set. */
  readonly roleName: string
}

interface PortalState {
  settings: PortalSettings
  /** User ids by access token. */
  readonly signedIn: Map<string, string>
}

const portal = defineStore<PortalState>(() => ({ settings: {}, signedIn: new Map() }))

/** Seconds; the session length in the published record of a portal session. */
const SESSION_SECONDS = 43_200

/** Begins every portal access token, so that a search for it shows where one leaked. */
export const PORTAL_TOKEN_CANARY = 'canary-portal-token-'

export function seedPortal(world: World, settings: PortalSettings): void {
  portal.of(world).settings = settings
}

/** Signs a user in without asking: answers the access token for `x-amz-sso_bearer_token`. */
export function portalSignIn(world: World, userId: string): string {
  const token = `${PORTAL_TOKEN_CANARY}${world.random.hex(32)}`
  portal.of(world).signedIn.set(token, userId)
  return token
}

/** Undefined for a token nobody was given. */
export function portalUser(world: World, accessToken: string): string | undefined {
  return portal.of(world).signedIn.get(accessToken)
}

/**
 * Hands out credentials and leaves two records: GetRoleCredentials in the instance's account and
 * AssumeRoleWithSAML in the role's. Nothing but role, account and time ties the two together, and
 * the key in the second is not the key handed out, as in the published records. Throws
 * `ForbiddenException` (403) when the user is not assigned.
 */
export function portalGetRoleCredentials(world: World, request: PortalRequest): SessionCredentials {
  const { settings } = portal.of(world)
  if (settings.assigned?.(request) === false) {
    throw new AwsError('ForbiddenException', 'No access', 403)
  }
  const role = permissionSetRole(world, request, settings.region ?? world.region)
  const sessionName = settings.userName?.(request.userId) ?? request.userId
  const onBehalfOf = { userId: request.userId, identityStoreArn: identityStoreArn(world, settings) }
  recordGetRoleCredentials(world, request, onBehalfOf)
  const credentials = issueSession(world, {
    roleArn: role.arn,
    sessionName,
    durationSeconds: SESSION_SECONDS,
    recorded: true,
    onBehalfOf,
  })
  recordSaml(world, role, sessionName)
  return credentials
}

function identityStoreArn(world: World, settings: PortalSettings): string {
  const id = settings.identityStoreId ?? 'd-0000000000'
  const account = settings.instanceAccountId ?? world.accountId
  return `arn:aws:identitystore::${account}:identitystore/${id}`
}

/** The role Identity Center made for the permission set in that account; made now if need be. */
function permissionSetRole(world: World, request: PortalRequest, region: string): Role {
  const prefix = `AWSReservedSSO_${request.roleName}_`
  const known = allRoles(world).find(
    (role) =>
      role.accountId === request.accountId &&
      role.name.startsWith(prefix) &&
      /^[0-9a-f]{16}$/.test(role.name.slice(prefix.length)),
  )
  if (known) return known
  const path = `/aws-reserved/sso.amazonaws.com/${region}/`
  const arn = `arn:aws:iam::${request.accountId}:role${path}${prefix}${world.random.hex(16)}`
  return registerRole(world, { arn, maxSessionDuration: SESSION_SECONDS })
}

function recordGetRoleCredentials(
  world: World,
  request: PortalRequest,
  onBehalfOf: Readonly<Record<string, string>>,
): void {
  const { settings } = portal.of(world)
  const accountId = settings.instanceAccountId ?? world.accountId
  integrations.of(world).recordTrail({
    eventSource: 'sso.amazonaws.com',
    eventName: 'GetRoleCredentials',
    eventVersion: '1.11',
    eventType: 'AwsServiceEvent',
    readOnly: true,
    userIdentity: {
      type: 'IdentityCenterUser',
      accountId,
      onBehalfOf,
      credentialId: world.random.hex(32),
    },
    requestParameters: null,
    responseElements: null,
    accountId,
    region: settings.region ?? world.region,
    extra: {
      requestID: world.random.uuid(),
      serviceEventDetails: { role_name: request.roleName, account_id: request.accountId },
    },
  })
}

/** SAML providers of Identity Center have names of this form in every account. */
function samlProviderArn(role: Role): string {
  const suffix = roleIdOf(role.accountId).slice(4).toLowerCase()
  return `arn:aws:iam::${role.accountId}:saml-provider/AWSSSO_${suffix}_DO_NOT_DELETE`
}

function recordSaml(world: World, role: Role, sessionName: string): void {
  const region = portal.of(world).settings.region ?? world.region
  const provider = samlProviderArn(role)
  const nameQualifier = Buffer.from(roleIdOf(provider)).toString('base64')
  const { additionalEventData, tlsDetails } = regionalEndpoint(region)
  integrations.of(world).recordTrail({
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoleWithSAML',
    eventVersion: '1.11',
    readOnly: true,
    userIdentity: {
      type: 'SAMLUser',
      principalId: `${nameQualifier}:${sessionName}`,
      userName: sessionName,
      identityProvider: nameQualifier,
    },
    requestParameters: {
      sAMLAssertionID: `_${world.random.uuid()}`,
      roleSessionName: sessionName,
      roleArn: role.arn,
      principalArn: provider,
      durationSeconds: SESSION_SECONDS,
    },
    responseElements: {
      credentials: recordedCredentials({
        accessKeyId: temporaryKeyId(world),
        sessionToken: newSessionToken(world),
        expiration: world.clock.now() + SESSION_SECONDS * 1000,
      }),
      assumedRoleUser: assumedRoleUser(role, sessionName),
      subject: sessionName,
      subjectType: 'persistent',
      issuer: `https://portal.sso.${region}.amazonaws.com/saml/assertion/${world.random.hex(16)}`,
      audience: 'https://signin.aws.amazon.com/saml',
      nameQualifier,
    },
    accountId: role.accountId,
    region,
    extra: {
      additionalEventData: { ExtendedRequestId: world.random.hex(32), ...additionalEventData },
      requestID: world.random.uuid(),
      resources: [
        roleResource(role),
        { accountId: role.accountId, type: 'AWS::IAM::SAMLProvider', ARN: provider },
      ],
      tlsDetails,
    },
  })
}
