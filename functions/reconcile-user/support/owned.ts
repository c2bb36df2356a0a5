/** What a profile owns, over all pages. */
import type { App, Studio } from '../../../core/ports.ts'
import type { Grant } from '../../../core/words.ts'

export type OwnedSpace = Awaited<ReturnType<Studio['spaces']>>['spaces'][number]

type Owner = Pick<Grant, 'domainId' | 'profileName'>

/** Those that others work in too are not the profile's to stop, to archive or to remove. */
export async function privateSpacesOf(
  studio: Pick<Studio, 'spaces'>,
  owner: Owner,
): Promise<readonly OwnedSpace[]> {
  return (await spacesOf(studio, owner)).filter(({ isShared }) => !isShared)
}

/** ListSpaces has no filter by owner. */
export async function spacesOf(
  studio: Pick<Studio, 'spaces'>,
  { domainId, profileName }: Owner,
): Promise<readonly OwnedSpace[]> {
  const own: OwnedSpace[] = []
  let cursor: string | undefined
  do {
    const page = await studio.spaces(domainId, cursor)
    own.push(...page.spaces.filter(({ owner }) => owner === profileName))
    cursor = page.cursor
  } while (cursor)
  return own
}

/** Apps of a profile or of a space, those deleted within a day among them. */
export async function appsOf(
  studio: Pick<Studio, 'apps'>,
  owner: Parameters<Studio['apps']>[0],
): Promise<readonly App[]> {
  const apps: App[] = []
  let cursor: string | undefined
  do {
    const page = await studio.apps(owner, cursor)
    apps.push(...page.apps)
    cursor = page.cursor
  } while (cursor)
  return apps
}

/** Those that run, or could. */
export function liveApps(apps: readonly App[]): readonly App[] {
  return apps.filter(({ status }) => status !== 'Deleted' && status !== 'Failed')
}
