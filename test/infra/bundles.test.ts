/** What is deployed stays small: a cold start reads all of it. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bundle, bundlesOf, bytesMax, bytesMaxOfAll } from '../support/bundles.ts'
import { sampleAssembly } from '../support/rollcall.ts'

describe('the bundles', () => {
  let bundles: readonly Bundle[] = []

  beforeAll(async () => {
    bundles = bundlesOf(await sampleAssembly())
  }, 120_000)

  it('are there for every function', () => {
    expect(bundles.length).toBeGreaterThanOrEqual(8)
  })

  it('stay within 400 kB with up to three SDK clients', () => {
    const large = bundles.filter(({ clients, bytes }) => clients <= 3 && bytes > bytesMax)
    expect(large).toEqual([])
  })

  it('stay within 520 kB whatever they use', () => {
    expect(bundles.filter(({ bytes }) => bytes > bytesMaxOfAll)).toEqual([])
  })

  it('leave out the providers of credentials that Lambda has no use for', () => {
    const heavy = bundles.filter(({ file }) =>
      /sso-oidc|credential_process/.test(readFileSync(file, 'utf8')),
    )
    expect(heavy.map(({ folder }) => folder)).toEqual([])
  })
})
