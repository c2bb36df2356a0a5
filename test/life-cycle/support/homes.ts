/** What lies in people's homes, as their own hands put it there; a home outlives its profile. */
import type { Rollcall } from '../../support/rollcall.ts'

export interface Home {
  readonly fileSystemId: string
  readonly uid: string
}

type Profile = { readonly domainId: string; readonly profileName: string }

export async function writeHome(
  { sandbox }: Rollcall,
  { domainId, profileName: userProfileName }: Profile,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const body = JSON.stringify({ domainId, userProfileName, files })
  const answer = await fetch(`${sandbox.url}/_sandbox/files`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`the home could not be written: ${await answer.text()}`)
}

/** Where the home is, while the profile stands. */
export async function homeOf(world: Rollcall, { domainId, profileName }: Profile): Promise<Home> {
  const profile = await world.call('SageMaker.DescribeUserProfile', {
    DomainId: domainId,
    UserProfileName: profileName,
  })
  const domain = await world.call('SageMaker.DescribeDomain', { DomainId: domainId })
  const uid = String(profile.HomeEfsFileSystemUid)
  return { fileSystemId: String(domain.HomeEfsFileSystemId), uid }
}

/** Texts by path. */
export async function readHome(
  { sandbox }: Rollcall,
  { fileSystemId, uid }: Home,
): Promise<Readonly<Record<string, string>>> {
  const query = new URLSearchParams({ fileSystemId, directory: uid })
  const answer = await fetch(`${sandbox.url}/_sandbox/files?${query}`)
  const { files } = (await answer.json()) as {
    readonly files: ReadonlyArray<{ readonly path: string; readonly base64: string }>
  }
  return Object.fromEntries(
    files.map(({ path, base64 }) => [
      path.replace(`${uid}/`, ''),
      Buffer.from(base64, 'base64').toString(),
    ]),
  )
}
