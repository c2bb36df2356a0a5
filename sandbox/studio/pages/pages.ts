/** Studio's own pages at `<domain id>.localhost`: to enter, to look, and to do something. */
import type { HttpRequest, HttpResponse } from '../../contracts.ts'
import type { Service } from '../../endpoint/service-table.ts'
import type { World } from '../../world/world.ts'
import { dropOldApps } from '../lifecycle.ts'
import { openPresigned } from '../presigned.ts'
import { sessionRefusal } from '../session-refusal.ts'
import { findStudioSession, type StudioSession } from '../sessions.ts'
import { studioStore } from '../store.ts'
import { answerDeed } from './deeds.ts'
import { messagePage, studioPage } from './html.ts'

const cookieName = 'studio-session'
const noSession = 'There is no open session: enter Studio by a presigned URL.'
const spentUrl =
  'The URL has expired, was used already, or is none. AWS would lead to its console’s sign-in page.'

/** The domain whose pages a request asks for; undefined for every other host. */
export function studioDomainOf(world: World, { headers }: HttpRequest): string | undefined {
  const domainId = /^(d-[a-z0-9-]+)\.localhost(?::\d+)?$/i.exec(headers.host ?? '')?.[1]
  return domainId && studioStore.of(world).domains.has(domainId.toLowerCase())
    ? domainId.toLowerCase()
    : undefined
}

/**
 * `GET /auth?token=` enters; every other request needs the session that it opened, which is judged
 * again each time: 403 and a plain page when it may not go on.
 */
export async function answerStudio(
  world: World,
  request: HttpRequest,
  { domainId, services }: { readonly domainId: string; readonly services: readonly Service[] },
): Promise<HttpResponse> {
  const { method, path, query } = request
  if (method === 'GET' && path === '/auth') {
    return enterStudio(world, openPresigned(world, domainId, query.get('token') ?? ''))
  }
  const session = sessionOf(world, request)
  if (session?.domainId !== domainId) return messagePage(403, noSession)
  const refusal = sessionRefusal(world, session)
  if (refusal !== undefined) return messagePage(403, refusal)
  if (method === 'GET' && path === '/') return studioPage(viewOf(world, session))
  return answerDeed(world, request, { session, services })
}

/** Sets the session's cookie and leads to the page; for a session that may not begin, 403. */
export function enterStudio(world: World, session: StudioSession | undefined): HttpResponse {
  if (!session) return messagePage(403, spentUrl)
  const refusal = sessionRefusal(world, session)
  if (refusal !== undefined) return messagePage(403, refusal)
  const cookie = `${cookieOf(session)}; Path=/; HttpOnly; SameSite=Lax`
  return { status: 302, headers: { location: '/', 'set-cookie': cookie } }
}

/** What a browser with that session sends in its header `cookie`. */
export function cookieOf({ cookie }: StudioSession): string {
  return `${cookieName}=${cookie}`
}

function sessionOf(world: World, { headers }: HttpRequest): StudioSession | undefined {
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
  const own = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))
  return own ? findStudioSession(world, own.slice(cookieName.length + 1)) : undefined
}

function viewOf(world: World, { domainId, userProfileName }: StudioSession) {
  dropOldApps(world)
  const { spaces, apps } = studioStore.of(world)
  const name = userProfileName.toLowerCase()
  const own = [...spaces.values()].filter(
    (space) => space.domainId === domainId && space.ownerUserProfileName?.toLowerCase() === name,
  )
  const ownNames = own.map(({ spaceName }) => spaceName)
  return {
    domainId,
    userProfileName,
    spaces: own,
    apps: [...apps.values()].filter(
      (app) =>
        app.domainId === domainId &&
        (app.userProfileName?.toLowerCase() === name || ownNames.includes(app.spaceName ?? '')),
    ),
  }
}
