/** What may come in through package.json: licences, and scripts that run at installation. */
import { existsSync } from 'node:fs'
import { readText, root } from './sources.ts'

/** SPDX identifiers under which a package may ship with the product. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
])
/** Only while developing: nothing of these is shipped. */
const developmentOnly = new Set(['MPL-2.0'])

/** Packages whose own words about their licence are not an SPDX expression. */
const explained: Readonly<Record<string, string>> = {}

/** Packages that run a script when they are installed, each with the reason it is borne. */
const installScripts: Readonly<Record<string, string>> = {
  esbuild: 'checks that the binary of its optional package fits this machine',
  fsevents: 'optional, macOS only',
  'classic-level': 'picks its prebuilt binary (under dynalite); compiles only when none fits',
}

export interface Locked {
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
}

/** Every package of the lock file by its path below the repository, this one left out. */
export function lockedPackages(): ReadonlyArray<readonly [string, Locked]> {
  const lock: { packages: Record<string, Locked> } = JSON.parse(readText('package-lock.json'))
  return Object.entries(lock.packages).filter(([path]) => path !== '')
}

export function licenceProblem(path: string, locked: Locked): string | undefined {
  const name = nameOf(path)
  if (explained[name]) return undefined
  const licence = installedLicence(path) ?? locked.license
  if (licence === undefined) return `${name} states no licence: find it out, and list the reason`
  const allowed = (id: string) => permissive.has(id) || (locked.dev && developmentOnly.has(id))
  if (satisfies(licence, allowed)) return undefined
  return `${name} is under ${licence}, which is not on the list${locked.dev ? '' : ' for shipping'}`
}

export function scriptProblem(path: string, locked: Locked): string | undefined {
  const name = nameOf(path)
  if (!locked.hasInstallScript || installScripts[name]) return undefined
  return `${name} runs a script when it is installed: find another, or list the reason`
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Undefined for optional packages of other machines, which are in the lock file only. */
function installedLicence(path: string): string | undefined {
  const manifest = `${path}/package.json`
  if (!existsSync(root + manifest)) return undefined
  const { license }: { license?: string | { type?: string } } = JSON.parse(readText(manifest))
  return typeof license === 'object' ? license.type : license
}

/** `A OR B` needs one of them, `A AND B` both; nothing deeper is met in practice. */
export function satisfies(expression: string, allowed: (id: string) => boolean | undefined) {
  const bare = expression.replace(/[()]/g, '')
  return bare.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every(allowed))
}
