/**
 * The folder that a lifecycle script runs in: the volume's files as its home, an `aws` command on
 * its path, and what Studio tells a script about its app.
 */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FoundFile } from '../../files/file-tree.ts'

export interface ScriptFolder {
  readonly home: string
  /** The file of the script. */
  readonly script: string
  /** Holds the `aws` command. */
  readonly bin: string
  /** Files of the home as they are now, by path; links and what is no file are left out. */
  read(): Map<string, Omit<FoundFile, 'uid'>>
  remove(): void
}

export interface FolderContent {
  /** Text of the script. */
  readonly script: string
  readonly files: readonly FoundFile[]
  /** What `/opt/ml/metadata/resource-metadata.json` says. */
  readonly metadata: object
  /** What the `aws` command calls with. */
  readonly awsSettings: object
}

const awsCommand = fileURLToPath(new URL('./aws-command.ts', import.meta.url))

/**
 * Two absolute paths of Studio's containers are put in the place of this folder's in the text of
 * the script, because neither can be made here.
 */
export function makeFolder({ script, files, metadata, awsSettings }: FolderContent): ScriptFolder {
  const root = mkdtempSync(join(tmpdir(), 'studio-app-'))
  const home = join(root, 'home')
  const told = join(root, 'metadata')
  const bin = join(root, 'bin')
  for (const folder of [home, told, bin]) mkdirSync(folder)
  for (const { path, bytes, mode = 0o644 } of files) {
    const place = join(home, path)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes)
    chmodSync(place, mode)
  }
  writeFileSync(join(told, 'resource-metadata.json'), JSON.stringify(metadata))
  const settings = join(root, 'aws.json')
  writeFileSync(settings, JSON.stringify(awsSettings), { mode: 0o600 })
  const run = [process.execPath, '--disable-warning=ExperimentalWarning', awsCommand, settings]
  const quoted = run.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  writeFileSync(join(bin, 'aws'), `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 })
  const file = join(root, 'on-start.sh')
  const text = script.replaceAll('/home/sagemaker-user', home).replaceAll('/opt/ml/metadata', told)
  writeFileSync(file, text, { mode: 0o755 })
  return {
    home,
    bin,
    script: file,
    read: () => new Map(filesIn(home, '').map((one) => [one.path, one])),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

function filesIn(home: string, directory: string): Omit<FoundFile, 'uid'>[] {
  return readdirSync(join(home, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = directory === '' ? entry.name : `${directory}/${entry.name}`
    if (entry.isDirectory()) return filesIn(home, path)
    if (!entry.isFile()) return []
    return readIfThere(join(home, path)).map((file) => ({ path, ...file }))
  })
}

/** What the script left running may delete a file while the folder is read. */
function readIfThere(place: string): { readonly bytes: Buffer; readonly mode: number }[] {
  try {
    return [{ bytes: readFileSync(place), mode: statSync(place).mode & 0o777 }]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
