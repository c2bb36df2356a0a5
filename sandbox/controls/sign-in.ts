/** Signs people and workloads in as an outside party would: portal sessions and issuers' tokens. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { portalSignIn } from '../services/sso/portal.ts'
import { signWebIdentityToken } from '../services/sts/issuers.ts'
import { cookieOf } from '../studio/pages/pages.ts'
import { StudioSignInRefused, signInToStudio } from '../studio/sso-sign-in.ts'
import type { World } from '../world/world.ts'
import { ControlRefused, json, readCount, readMembers } from './answers.ts'

/** `{ "userId": "..." }` answers the access token of the access portal. */
export function signInToPortal(world: World, request: HttpRequest): HttpResponse {
  const { userId } = readMembers(request, ['userId'])
  return json({ accessToken: portalSignIn(world, textOf(userId, 'userId')) })
}

/**
 * `{ "userId": "...", "domainId": "..." }` opens Studio in a domain in SSO mode and answers the
 * page, the cookie of the session, and the profile; 403 with a sentence for who may not enter.
 */
export function signInToDomain(world: World, request: HttpRequest): HttpResponse {
  const { userId, domainId } = readMembers(request, ['userId', 'domainId'])
  const person = { userId: textOf(userId, 'userId'), domainId: textOf(domainId, 'domainId') }
  try {
    const session = signInToStudio(world, person)
    const url = new URL('/', world.url)
    url.hostname = `${session.domainId}.localhost`
    const { userProfileName } = session
    return json({ url: url.href, cookie: cookieOf(session), userProfileName })
  } catch (error) {
    if (error instanceof StudioSignInRefused) throw new ControlRefused(error.message, 403)
    throw error
  }
}

const tokenMembers = ['issuer', 'subject', 'audience', 'lifetimeSeconds', 'claims'] as const

/** Answers `{ "token": ... }`, signed with the key of an issuer that the seed declares. */
export function signToken(world: World, request: HttpRequest): HttpResponse {
  const { issuer, subject, audience, lifetimeSeconds, claims } = readMembers(request, tokenMembers)
  const token = signWebIdentityToken(world, {
    issuer: textOf(issuer, 'issuer'),
    subject: textOf(subject, 'subject'),
    ...(audience !== undefined && { audience: textOf(audience, 'audience') }),
    ...(lifetimeSeconds !== undefined && {
      lifetimeSeconds: readCount(lifetimeSeconds, 'lifetimeSeconds', 1),
    }),
    ...(claims !== undefined && { claims: Object(claims) }),
  })
  return json({ token })
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new ControlRefused(`"${name}" must be a text; it is ${JSON.stringify(value)}.`)
}
