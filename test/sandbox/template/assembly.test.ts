/** An assembly folder that is missing or stale says so, and what to do. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAssembly } from '../../../sandbox/template/assembly.ts'
import { writeAssembly } from './support.ts'

const home = { accountId: '111122223333', region: 'eu-central-1' }
let assembly: ReturnType<typeof writeAssembly>

beforeEach(() => {
  assembly = writeAssembly({
    stacks: { Hub: { template: { Resources: {} } } },
    assets: { 'abc/index.mjs': '' },
  })
})
afterEach(() => assembly.remove())

describe('an assembly', () => {
  it('finds assets by the key the template names', () => {
    const found = readAssembly(assembly.folder, home).assetFolder('abc.zip')
    expect(found).toBe(join(assembly.folder, 'asset.abc'))
  })

  it('puts stacks that name no environment into the home account and Region', () => {
    expect(readAssembly(assembly.folder, home).stacks).toMatchObject([{ name: 'Hub', ...home }])
  })

  it('says how to write it when there is none', () => {
    expect(() => readAssembly('/nowhere', home)).toThrow(
      'There is no /nowhere/manifest.json; run `npm run synth` to write it anew.',
    )
  })

  it('says which asset is gone', () => {
    const read = readAssembly(assembly.folder, home)
    rmSync(join(assembly.folder, 'asset.abc'), { recursive: true })
    expect(() => read.assetFolder('abc.zip')).toThrow(/"abc.zip" is missing at .*npm run synth/)
  })

  it('says which asset nothing names', () => {
    const read = readAssembly(assembly.folder, home)
    expect(() => read.assetFolder('other.zip')).toThrow(/names the asset "other.zip"; run/)
  })

  it('says which file is not JSON', () => {
    writeFileSync(join(assembly.folder, 'Hub.template.json'), '{')
    expect(() => readAssembly(assembly.folder, home)).toThrow(/Hub.template.json is not JSON; run/)
  })
})
