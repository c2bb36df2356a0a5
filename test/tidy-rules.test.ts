/** The house rules find what they are there to find. */
import { describe, expect, it } from 'vitest'
import { banned } from './support/tidy/bans.ts'
import { commandsOf } from './support/tidy/documentation.ts'
import { beyondRatchets, excesses } from './support/tidy/lengths.ts'
import { licenceProblem, satisfies, scriptProblem } from './support/tidy/packages.ts'
import { deadFiles } from './support/tidy/reach.ts'
import { againstTheArrows, heavyInBundles } from './support/tidy/rooms.ts'
import { parse } from './support/tidy/sources.ts'

const handler = 'functions/a/b/handler.ts'
const index = 'functions/a/b/index.ts'

describe('import arrows', () => {
  const wrong = [
    ['core/plan/plan.ts', '../../adapters/ledger.dynamodb.ts'],
    ['core/plan/plan.ts', 'node:fs'],
    ['core/names.ts', 'node:crypto'],
    ['adapters/ledger.dynamodb.ts', '../functions/support/settings.ts'],
    [handler, '../../../adapters/ledger.dynamodb.ts'],
    [handler, '../c/handler.ts'],
    ['functions/support/read.ts', '../../adapters/ledger.dynamodb.ts'],
    ['infra/app.ts', '../functions/a/b/handler.ts'],
    ['cli/main.ts', '../infra/app.ts'],
    ['sandbox/sandbox.ts', '../core/words.ts'],
    ['sample/company.ts', '../sandbox/sandbox.ts'],
    ['web/page.ts', '../cli/main.ts'],
    ['cli/main.ts', '../test/support/seed.ts'],
  ]
  it.each(wrong)('%s may not import %s', (path = '', specifier = '') => {
    expect(againstTheArrows(parse(path, `import '${specifier}'`))).toHaveLength(1)
  })

  const right = [
    ['core/plan/plan.ts', '../words.ts'],
    ['core/plan/plan.ts', 'zod/mini'],
    ['core/digest.ts', 'node:crypto'],
    [index, '../../../adapters/ledger.dynamodb.ts'],
    [index, './handler.ts'],
    [handler, '../../support/settings.ts'],
    ['infra/app.ts', '../functions/support/settings.ts'],
    ['cli/commands/up.ts', '../../sandbox/sandbox.ts'],
    ['test/a.test.ts', '../infra/app.ts'],
  ]
  it.each(right)('%s may import %s', (path = '', specifier = '') => {
    expect(againstTheArrows(parse(path, `import '${specifier}'`))).toEqual([])
  })

  it('see what a bundle carries through the core, types and namespaces left out', () => {
    const bundle = (text: string) =>
      heavyInBundles([parse(index, "import '../../../core/map.ts'"), parse('core/map.ts', text)])
    expect(bundle("import { parse } from 'yaml'")).toHaveLength(1)
    expect(bundle("import { z } from 'zod'")).toHaveLength(1)
    expect(bundle("import * as z from 'zod'")).toEqual([])
    expect(bundle("import type { Document } from 'yaml'")).toEqual([])
  })
})

describe('bans', () => {
  const wrong = [
    ['core/a.ts', 'const a = process.env.HOME'],
    [handler, "import { env } from 'node:process'"],
    ['core/a.ts', 'const a = Date.now()'],
    ['cli/a.ts', 'const a = new Date()'],
    [handler, 'const a = Math.random()'],
    ['core/a.ts', "import { randomUUID } from 'node:crypto'"],
    ['web/a.ts', 'const a = crypto.randomUUID()'],
    ['core/a.ts', 'const a = performance.now()'],
    [handler, "import { SFNClient } from '@aws-sdk/client-sfn'"],
    ['cli/a.ts', "import { SFNClient } from '@aws-sdk/client-sfn'"],
    ['sandbox/a.ts', "import { SFNClient } from '@aws-sdk/client-sfn'"],
    ['core/a.ts', 'const a = 1 as any'],
    ['core/a.ts', '// @ts-ignore\nconst a = 1'],
    ['test/a.test.ts', "it.only('works', () => {})"],
  ]
  it.each(wrong)('%s may not hold %s', (path = '', text = '') => {
    expect(banned(parse(path, text))).toHaveLength(1)
  })

  const right = [
    [index, 'const a = process.env.HOME'],
    ['adapters/clock.system.ts', 'const a = Date.now()'],
    ['core/a.ts', 'const a = new Date(0)'],
    ['adapters/a.ts', "import { SFNClient } from '@aws-sdk/client-sfn'"],
    ['sandbox/a.ts', "import { DescribeApp$ } from '@aws-sdk/client-sagemaker'"],
    ['core/a.ts', "const a = 'Date.now()'"],
    ['core/a.ts', 'query.skip(1)'],
  ]
  it.each(right)('%s may hold %s', (path = '', text = '') => {
    expect(banned(parse(path, text))).toEqual([])
  })
})

describe('lengths', () => {
  const nested = 'function deep() { if (a) { for (;;) { while (b) { if (c) { d() } } } } }'

  it('count the nesting of a function, and take else-if for one step', () => {
    const found = excesses(parse('core/a.ts', nested))
    expect(found).toEqual([{ key: 'core/a.ts#deep', what: 'nesting', found: 4, line: 1 }])
    const flat = 'function flat() { if (a) b(); else if (c) d(); else if (e) f(); else if (g) h() }'
    expect(excesses(parse('core/a.ts', flat))).toEqual([])
  })

  it('hold functions, files and handlers to their limits, and let describe run on', () => {
    const lines = (count: number) => '\n'.repeat(count)
    const whats = (path: string, text: string) =>
      excesses(parse(path, text)).map(({ what }) => what)
    expect(whats('core/a.ts', `function f() {${lines(70)}}`)).toEqual(['function'])
    expect(whats('core/a.ts', lines(351))).toEqual(['file'])
    expect(whats(handler, lines(61))).toEqual(['handler'])
    expect(whats('test/a.test.ts', `describe('x', () => {${lines(90)}})`)).toEqual([])
    expect(whats('core/a.ts', `// ${'word '.repeat(20)}`)).toEqual(['columns'])
  })

  it('let a ratchet only go down', () => {
    const found = excesses(parse('core/a.ts', nested))
    const allowed = (count: number) => ({ nesting: { 'core/a.ts#deep': count } })
    expect(beyondRatchets(found, {})).toHaveLength(1)
    expect(beyondRatchets(found, allowed(4))).toEqual([])
    expect(beyondRatchets(found, allowed(5))).toHaveLength(1)
  })
})

describe('dead files', () => {
  it('are those that no entry, script or worker URL leads to', () => {
    const worker = "new Worker(new URL('./worker.ts', import.meta.url))"
    const sources = [
      parse('cli/main.ts', "import './used.ts'"),
      parse('cli/used.ts', worker),
      parse('cli/worker.ts', ''),
      parse('cli/dead.ts', ''),
      parse('test/run.ts', ''),
    ]
    expect(deadFiles(sources, { test: 'node test/run.ts' })).toEqual(['cli/dead.ts'])
  })
})

describe('documentation', () => {
  it('is read for the commands of its shell blocks', () => {
    const page = ['```sh', '$ npm ci && npm test # all', '```', '```ts', 'npm no', '```'].join('\n')
    const commands = commandsOf(page).map(({ words }) => words.join(' '))
    expect(commands).toEqual(['npm ci', 'npm test'])
  })
})

describe('packages', () => {
  it('may offer a choice of licences, and MPL-2.0 for development', () => {
    expect(satisfies('(MIT OR GPL-3.0-or-later)', (id) => id === 'MIT')).toBe(true)
    expect(satisfies('MIT AND GPL-3.0-only', (id) => id === 'MIT')).toBe(false)
    expect(licenceProblem('node_modules/none', { license: 'MPL-2.0', dev: true })).toBeUndefined()
    expect(licenceProblem('node_modules/none', { license: 'MPL-2.0' })).toContain('for shipping')
    expect(licenceProblem('node_modules/none', { license: 'AGPL-3.0-only' })).toBeDefined()
    expect(licenceProblem('node_modules/none', {})).toContain('states no licence')
    expect(scriptProblem('node_modules/none', { hasInstallScript: true })).toBeDefined()
  })
})
