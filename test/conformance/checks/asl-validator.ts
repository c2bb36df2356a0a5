/** asl-validator over every state machine: does a schema of Amazon States Language agree? */
import { existsSync, readdirSync } from 'node:fs'
import type { Check, Outcome } from '../check.ts'
import { ran, root } from '../tools.ts'

export const check: Check = { name: 'asl-validator', needs: 'none', run }

async function run(): Promise<Outcome> {
  const files = existsSync(`${root}workflows`)
    ? readdirSync(`${root}workflows`).filter((name) => name.endsWith('.asl.json'))
    : []
  const disagreements = files.flatMap((file) => {
    // The ARNs are substitutions until the template is deployed.
    const args = ['--no-arn-check', '--json-path', `workflows/${file}`]
    const { code, stdout, stderr } = ran(process.execPath, [program, ...args])
    return code === 0 ? [] : [`workflows/${file}: ${`${stdout} ${stderr}`.trim()}`]
  })
  const wrong = disagreements.length
  return { cases: files.length, agreements: files.length - wrong, disagreements }
}

const program = `${root}node_modules/asl-validator/dist/bin/asl-validator.js`
