/** Listings read to their end. */

interface Paged {
  readonly cursor?: string
}

/** Throws when a listing does not end. */
export async function pagesOf<Page extends Paged>(
  read: (cursor?: string) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    pages.push(page)
    cursor = page.cursor
    if (pages.length > 100) throw new Error('the listing does not end')
  } while (cursor !== undefined)
  return pages
}
