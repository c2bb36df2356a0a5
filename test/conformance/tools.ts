/** Tools that checks run: a command, and Python programs in an environment of their own. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
/** Everything a check writes. */
export const workspace = `${root}.rollcall/conformance`

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Answers when the command has ended; `code` is 127 when it could not be started. */
export function ran(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (error) return { code: 127, stdout: '', stderr: error.message }
  return { code: status ?? 1, stdout, stderr }
}

/**
 * The path of a Python program in the checks' own environment, installed when it is not there yet;
 * or why it could not be.
 */
export function pythonTool(
  requirement: string,
  program: string,
): { readonly path: string } | { readonly unavailable: string } {
  const venv = `${workspace}/venv`
  const path = `${venv}/bin/${program}`
  if (existsSync(path)) return { path }
  mkdirSync(workspace, { recursive: true })
  if (!existsSync(`${venv}/bin/pip`)) {
    const made = ran('python3', ['-m', 'venv', venv])
    if (made.code !== 0) return { unavailable: `python3 -m venv: ${firstLine(made)}` }
  }
  const pip = ['install', '--quiet', '--disable-pip-version-check', '--retries', '1', requirement]
  const installed = ran(`${venv}/bin/pip`, pip)
  if (installed.code !== 0 || !existsSync(path))
    return { unavailable: `pip install ${requirement}: ${firstLine(installed)}` }
  return { path }
}

/** What a failed command has to say for itself. */
export function firstLine({ stderr, stdout, code }: Ran): string {
  const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim())
  return lines.find((line) => /error/i.test(line)) ?? lines.find(Boolean) ?? `exit code ${code}`
}
