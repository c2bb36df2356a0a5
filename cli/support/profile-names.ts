/** Every profile of a domain by name, page by page. */
import type { Studio } from '../../core/ports.ts'

export async function profileNames(studio: Studio, domainId: string): Promise<string[]> {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await studio.profiles(domainId, cursor)
    names.push(...page.profileNames)
    cursor = page.cursor
  } while (cursor)
  return names
}
