/** Runs one bench by name, or lists them: `npm run bench -- cost-of-a-change`. */
import { readdirSync } from 'node:fs'

const benches = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'support.ts'].includes(file))
  .map((file) => file.replace(/\.ts$/, ''))

const [name] = process.argv.slice(2)
if (name !== undefined && benches.includes(name)) await import(`./${name}.ts`)
else {
  process.stdout.write(`usage: npm run bench -- <name>\n${benches.join('\n')}\n`)
  process.exitCode = name === undefined ? 0 : 2
}
