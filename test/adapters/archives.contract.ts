/** What every backend of the archive bucket promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pagesOf } from '../support/pages.ts'
import type { MakeServices, Services } from '../support/service-ports.ts'

export function archivesContract(backend: string, make: MakeServices): void {
  describe(`archive bucket in ${backend}`, () => {
    let made: Services
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    const count = (prefix: string) => made.archives.count({ bucket: made.hands.bucket, prefix })
    const manifest = (key: string) => made.archives.manifest({ bucket: made.hands.bucket, key })

    test('what lies below a prefix is counted, and nothing beside it', async () => {
      const { putObject } = made.hands
      expect(await count('homes/ada/')).toEqual({ objects: 0, bytes: 0, ownDirectory: false })
      for (const key of ['homes/ada', 'homes/adam/a', 'homes/ad/a']) putObject(key, 'beside')
      putObject('homes/ada/a.txt', 'one')
      putObject('homes/ada/deep/b.txt', 'before')
      putObject('homes/ada/deep/b.txt', 'after it')
      expect(await count('homes/ada/')).toEqual({ objects: 2, bytes: 11, ownDirectory: false })
      putObject('homes/ada/', '')
      expect(await count('homes/ada/')).toEqual({ objects: 3, bytes: 11, ownDirectory: true })
    })

    test('a thousand are a page', async () => {
      const { bucket, putObject } = made.hands
      for (let n = 0; n < 2_001; n++) putObject(`many/${n}`, 'x')
      const pages = await pagesOf((cursor) =>
        made.archives.count({ bucket, prefix: 'many/' }, cursor),
      )
      expect(pages.map(({ objects, bytes }) => [objects, bytes])).toEqual([
        [1_000, 1_000],
        [1_000, 1_000],
        [1, 1],
      ])
    })

    test('a manifest is read as the script wrote it, with the time S3 had it', async () => {
      const { putObject } = made.hands
      expect(await manifest('lab.json')).toBeUndefined()
      const said = { prefix: 'spaces/lab/1/', files: 2, bytes: 42 }
      putObject('lab.json', JSON.stringify({ ...said, error: '' }))
      const first = await manifest('lab.json')
      expect(first).toEqual({ ...said, at: expect.any(Number) })
      expect(first?.at).toBeGreaterThan(0)
      putObject('lab.json', JSON.stringify({ ...said, error: 'the volume is full' }))
      expect(await manifest('lab.json')).toMatchObject({ ...said, error: 'the volume is full' })
    })

    test('what is no manifest is one of a copy that failed', async () => {
      const { putObject } = made.hands
      const texts = ['', '{', 'null', '[]', '{"prefix":"a/","files":"2","bytes":1}']
      for (const text of texts) {
        putObject('lab.json', text)
        expect(await manifest('lab.json'), text).toMatchObject({
          files: 0,
          error: 'its manifest cannot be read',
        })
      }
    })

    test('a bucket that is not there is neither empty nor without a manifest', async () => {
      const { archives } = made
      await expect(archives.count({ bucket: 'another', prefix: '' })).rejects.toThrow()
      await expect(archives.manifest({ bucket: 'another', key: 'lab.json' })).rejects.toThrow()
    })
  })
}
