/** Long test files run first, so that no processor idles while the last of them ends. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { longest, rankOf } from './support/longest-first.ts'

test('what is listed as long exists', () => {
  expect(longest.filter((path) => !existsSync(path))).toEqual([])
})

test('a file of its own comes before its folder, and a listed folder before all others', () => {
  const paths = [
    'test/core/map.test.ts',
    'test/end-to-end/joiner.test.ts',
    'test/end-to-end/archive.test.ts',
    'test/sample/day.test.ts',
  ]
  const sorted = [...paths].sort((a, b) => rankOf(`/here/${a}`) - rankOf(`/here/${b}`))
  expect(sorted).toEqual(paths.reverse())
})
