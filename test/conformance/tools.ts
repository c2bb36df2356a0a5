/** Tools that checks run: a command, Python and Java programs in a place of their own. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/** As `ran`, while this process goes on serving. */
export function runs(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text
      })
    child.once('error', (error) => resolve({ code: 127, stdout: '', stderr: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, ...said }))
  })
}

type Or<Tool> = Tool | { readonly unavailable: string }

/**
 * The folder of the programs in the checks' own Python environment, `python` among them; all of
 * python/requirements.txt is installed when it is not there yet. Or why it could not be.
 */
export function pythonPrograms(): Or<{ readonly folder: string }> {
  const venv = `${workspace}/venv`
  const requirements = `${root}test/conformance/python/requirements.txt`
  const installed = `${venv}/installed.txt`
  const wanted = readFileSync(requirements, 'utf8')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted)
    return { folder: `${venv}/bin` }
  mkdirSync(workspace, { recursive: true })
  const made = ran('python3', ['-m', 'venv', venv])
  if (made.code !== 0) return { unavailable: `python3 -m venv: ${firstLine(made)}` }
  const quietly = ['--quiet', '--disable-pip-version-check', '--retries', '1']
  const pip = ran(`${venv}/bin/pip`, ['install', ...quietly, '-r', requirements])
  if (pip.code !== 0) return { unavailable: `pip install: ${firstLine(pip)}` }
  writeFileSync(installed, wanted)
  return { folder: `${venv}/bin` }
}

/**
 * The arguments of `java` that run a program of one file, compiled against what the pom.xml beside
 * it names. Or why it could not be.
 */
export function javaProgram(folder: string, name: string): Or<{ readonly java: string[] }> {
  const jars = `${workspace}/jars`
  const classes = `${workspace}/classes`
  const pom = ['-f', `${root}${folder}/pom.xml`, `-Dmaven.repo.local=${workspace}/m2`]
  if (!existsSync(jars)) {
    const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`]
    const fetched = ran('mvn', ['--batch-mode', '--quiet', ...pom, ...copy])
    if (fetched.code !== 0) return { unavailable: `mvn: ${firstLine(fetched)}` }
  }
  const path = `${jars}/*:${classes}`
  const compile = ['-cp', path, '-d', classes, `${root}${folder}/${name}.java`]
  const compiled = ran('javac', compile)
  if (compiled.code !== 0) return { unavailable: `javac ${name}.java: ${firstLine(compiled)}` }
  return { java: ['-cp', path, name] }
}

/** What a failed command has to say for itself. */
export function firstLine({ stderr, stdout, code }: Ran): string {
  const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim())
  return lines.find((line) => /error/i.test(line)) ?? lines.find(Boolean) ?? `exit code ${code}`
}
