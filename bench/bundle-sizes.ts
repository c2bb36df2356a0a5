/**
 * How large the functions' bundles are, and how long importing one takes beside importing the same
 * handler un-bundled, both in processes of their own, by turns. Writes
 * bench/results/bundle-sizes.txt; exits 1 when a bundle is larger than it may be.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { synthesize } from '../cli/support/synthesize.ts'
import { setting } from '../functions/support/settings.ts'
import { type Bundle, bundlesOf, bytesMax, bytesMaxOfAll } from '../test/support/bundles.ts'
import { keepResult, median } from './support.ts'

const IMPORTS = 5
const assembly = '.rollcall/bench/cdk.out'
const unbundled = resolve('.rollcall/bench/unbundled')

/** What an import needs to find: the settings' values are not looked at before the first call. */
const environment = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ...Object.fromEntries(Object.values(setting).map((name) => [name, '1'])),
}

const measure =
  'const began = performance.now(); await import(process.argv[1]);' +
  'process.stdout.write(String(performance.now() - began)); process.exit()'

function importMs(file: string): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', measure, pathToFileURL(resolve(file)).href],
    { env: { ...process.env, ...environment }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${file} cannot be imported:\n${stderr}`)
  return Number(stdout)
}

/** The rooms a function reads, as they stand, with the access map where it is looked for. */
function layOut(bundles: readonly Bundle[]): void {
  rmSync(unbundled, { recursive: true, force: true })
  for (const room of ['core', 'adapters', 'functions']) cpSync(room, join(unbundled, room), copied)
  for (const { folder, file } of bundles) {
    const map = join(dirname(file), 'access.json')
    if (existsSync(map)) copyFileSync(map, join(unbundled, 'functions', folder, 'access.json'))
  }
}

const copied = { recursive: true } as const

interface Row extends Bundle {
  readonly bundledMs: number
  readonly unbundledMs: number
}

function timed(bundle: Bundle): Row {
  const entry = join(unbundled, 'functions', bundle.folder, 'index.ts')
  const times = { bundled: [] as number[], unbundled: [] as number[] }
  for (let round = 0; round < IMPORTS; round++) {
    times.bundled.push(importMs(bundle.file))
    times.unbundled.push(importMs(entry))
  }
  const { bundled, unbundled: whole } = times
  return { ...bundle, bundledMs: median(bundled), unbundledMs: median(whole) }
}

function line({ folder, bytes, clients, bundledMs, unbundledMs }: Row): string {
  return [
    folder.padEnd(44),
    String(clients).padStart(7),
    (bytes / 1000).toFixed(0).padStart(5),
    bundledMs.toFixed(0).padStart(13),
    unbundledMs.toFixed(0).padStart(17),
    (bundledMs / unbundledMs).toFixed(2).padStart(7),
  ].join('')
}

await synthesize('sample/access.yaml', assembly)
const bundles = bundlesOf(assembly)
layOut(bundles)
const rows = bundles.map(timed)
const tooLarge = rows.filter(
  ({ bytes, clients }) => bytes > (clients <= 3 ? bytesMax : bytesMaxOfAll),
)
const largest = Math.max(...rows.map(({ bytes }) => bytes))
keepResult('bundle-sizes', [
  'Bundles, and importing them beside the un-bundled handler (npm run bench -- bundle-sizes)',
  `Medians of ${IMPORTS} imports, each in a process of its own.`,
  `At most ${bytesMax / 1000} kB with up to three SDK clients, ${bytesMaxOfAll / 1000} kB in all.`,
  '',
  `${'function'.padEnd(44)}clients   kB  import (ms)  un-bundled (ms)  ratio`,
  ...rows.map(line),
  '',
  `largest: ${(largest / 1000).toFixed(0)} kB; ${tooLarge.length} too large`,
])
if (tooLarge.length > 0) process.exitCode = 1
