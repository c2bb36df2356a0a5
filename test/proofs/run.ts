/** Runs one proof by its name, or lists them: what `npm run proof` is. */
import { readdirSync } from 'node:fs'

const folder = new URL('./', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))

const [name = '', ...args] = process.argv.slice(2)
if (names.includes(name)) {
  const { prove }: { prove: (args: readonly string[]) => Promise<boolean> } = await import(
    new URL(`${name}.ts`, folder).href
  )
  // Workers of a sandbox that a failure left open would keep the process alive.
  process.exit((await prove(args)) ? 0 : 1)
}
console.error(`there is no proof "${name}": npm run proof -- <${names.join(' | ')}>`)
process.exitCode = 1
