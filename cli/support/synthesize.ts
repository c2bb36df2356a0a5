/** Synthesizes the stacks in a process of its own, as `cdk synth` does. */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommandError, exitCode } from './exit.ts'

/** Where the sources of functions and stacks are, wherever the command was given. */
const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Empties the folder and answers it with the assembly in it. A map with problems ends the command
 * with all of them.
 */
export async function synthesize(map: string, folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  const env = { ...process.env, ROLLCALL_MAP: resolve(map), CDK_OUTDIR: resolve(folder) }
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const code = await new Promise<number | null>((settle, reject) => {
    child.on('error', reject)
    child.on('close', settle)
  })
  if (code === 0) return folder
  throw new CommandError(exitCode.badInput, `the stacks cannot be synthesized:\n${said.trim()}`)
}
