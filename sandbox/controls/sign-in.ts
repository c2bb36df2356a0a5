/** Signs people and workloads in as an outside party would: portal sessions and issuers' tokens. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { portalSignIn } from '../services/sso/portal.ts'
import { signWebIdentityToken } from '../services/sts/issuers.ts'
import type { World } from '../world/world.ts'
import { ControlRefused, json, readCount, readMembers } from './answers.ts'

/** `{ "userId": "..." }` answers the access token of the access portal. */
export function signInToPortal(world: World, request: HttpRequest): HttpResponse {
  const { userId } = readMembers(request, ['userId'])
  return json({ accessToken: portalSignIn(world, textOf(userId, 'userId')) })
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
