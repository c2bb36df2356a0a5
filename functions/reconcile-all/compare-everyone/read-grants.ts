/** All current grants, page by page; each page is read once by a call, whoever asks for it. */
import type { Grant } from '../../../core/words.ts'
import type { Work } from './run-state.ts'

export interface GrantsPage {
  /** Without their causes, which are not needed here and take most room. */
  readonly grants: readonly Grant[]
  readonly cursor?: string
}

export async function readGrants(work: Work, cursor: string | undefined): Promise<GrantsPage> {
  const { grantPages } = work.seen
  const known = grantPages.get(cursor)
  if (known) return known
  await work.keep()
  const read = await work.ports.ledger.grants(cursor)
  const page = { ...read, grants: read.grants.map((grant) => ({ ...grant, because: [] })) }
  grantPages.set(cursor, page)
  return page
}
