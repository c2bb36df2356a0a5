/** The house rules that no compiler checks, each over the whole repository. */
import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { banned } from './support/tidy/bans.ts'
import { isPage, missingCommands, missingScriptFiles } from './support/tidy/documentation.ts'
import { beyondRatchets, excesses } from './support/tidy/lengths.ts'
import { licenceProblem, lockedPackages, scriptProblem } from './support/tidy/packages.ts'
import ratchets from './support/tidy/ratchets.json' with { type: 'json' }
import { deadFiles } from './support/tidy/reach.ts'
import { againstTheArrows, heavyInBundles } from './support/tidy/rooms.ts'
import { readSources, readText, repositoryFiles, root } from './support/tidy/sources.ts'

const files = repositoryFiles()
const sources = readSources(files)
const written = sources.filter(({ path }) => !path.endsWith('.generated.ts'))
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readText('package.json'))

describe('the rooms', () => {
  it('import one another along the arrows only', () => {
    expect(sources.flatMap(againstTheArrows)).toEqual([])
  })

  it('put neither yaml nor the whole of zod into a function', () => {
    expect(heavyInBundles(sources)).toEqual([])
  })

  it('hold no file that nothing reaches', () => {
    expect(deadFiles(sources, scripts)).toEqual([])
  })
})

describe('the code', () => {
  it('reads settings, clocks and AWS only where it may, and switches no check off', () => {
    expect(written.flatMap(banned)).toEqual([])
  })

  it('stays within its lengths and depths', () => {
    expect(beyondRatchets(written.flatMap(excesses), ratchets)).toEqual([])
  })

  it('opens every file with a sentence that says what it is', () => {
    const silent = written.filter(({ text }) => !/^(#!.*\n)?\/\*\*/.test(text))
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})

describe('the repository', () => {
  it('documents only commands that exist', () => {
    expect(files.filter(isPage).flatMap((page) => missingCommands(page, scripts))).toEqual([])
    expect(missingScriptFiles(scripts)).toEqual([])
  })

  it('commits the command line executable, for the Node on the PATH', () => {
    const [mode] = execFileSync('git', ['ls-files', '--stage', 'cli/main.ts'], {
      cwd: root,
      encoding: 'utf8',
    }).split(' ')
    expect(mode).toBe('100755')
    expect(readText('cli/main.ts').split('\n')[0]).toBe('#!/usr/bin/env node')
  })

  it('names no package registry, no place on this machine, and leaves nothing for later', () => {
    const registry = /https?:\/\/[^\s"'/]*(registry|artifactory|nexus|pypi)[^\s"'/]*/i
    // Spelt so that this line does not find itself.
    const later = /\b(TO[D]O|FIX[M]E)\b/
    const here = placeOfThisClone()
    const problems = files.filter(isText).flatMap((path) => {
      const text = readText(path)
      const host = registry.exec(text)?.[0]
      return [
        ...(host ? [`${path} names ${host}`] : []),
        ...(text.includes(here) ? [`${path} names ${here}`] : []),
        ...(later.test(text) ? [`${path} leaves something for later`] : []),
      ]
    })
    expect(problems).toEqual([])
  })

  it('depends on permissive licences only', () => {
    const problems = lockedPackages().map(([path, locked]) => licenceProblem(path, locked))
    expect(problems.filter(Boolean)).toEqual([])
  })

  it('runs no script at installation that is not listed with its reason', () => {
    const problems = lockedPackages().map(([path, locked]) => scriptProblem(path, locked))
    expect(problems.filter(Boolean)).toEqual([])
  })
})

function isText(path: string): boolean {
  return !/\.(png|jpe?g|ico|gif|woff2?|gz|zip|parquet)$/.test(path)
}

/** The folder that holds this clone, or the clone's own where that would be a common one. */
function placeOfThisClone(): string {
  const own = root.replace(/\/$/, '')
  const common = /^\/(home|root|tmp|opt|srv|mnt|var|usr)?$/
  return `${common.test(dirname(own)) ? own : dirname(own)}/`
}
