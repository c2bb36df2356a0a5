/** Bundles a function as Lambda runs it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import type { AccessMap } from '../core/access-map/access-map.ts'

const environmentCredentials = fileURLToPath(
  new URL('../functions/support/environment-credentials.ts', import.meta.url),
)

/** Dependencies that are CommonJS inside call require for node: modules. */
const requireShim =
  "import{createRequire as __require}from'node:module';const require=__require(import.meta.url);"

/**
 * Answers a folder beside the assembly with `index.mjs`, and `access.json` when there is a map.
 * In this process: CDK's own bundling starts npx for each function, which takes six times as long.
 *
 * @param folder below functions/, for example `reconcile-user/plan-access`
 */
export function bundle(folder: string, map?: AccessMap): string {
  const outside = resolve(process.env.CDK_OUTDIR ?? 'cdk.out', '.bundles', folder)
  rmSync(outside, { recursive: true, force: true })
  mkdirSync(outside, { recursive: true })
  buildSync({
    entryPoints: [join('functions', folder, 'index.ts')],
    outfile: join(outside, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // The main field resolves to CommonJS, which esbuild cannot shake: 849 kB instead of 317.
    mainFields: ['module', 'main'],
    minify: true,
    // A third of each bundle was providers that Lambda has no use for; the file says why.
    alias: { '@aws-sdk/credential-provider-node': environmentCredentials },
    banner: { js: requireShim },
    logLevel: 'error',
  })
  if (map) writeFileSync(join(outside, 'access.json'), JSON.stringify(map))
  return outside
}
