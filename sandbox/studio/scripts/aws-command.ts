/**
 * The `aws` command of lifecycle scripts: what archiving needs of the AWS CLI's `s3` and `s3api`,
 * by real calls to the sandbox. Anything else ends with 252, the CLI's code for a wrong command.
 * Its first argument is a file with endpoint, Region and access key; files of more than 10 MB are
 * more than one request can carry and fail.
 */
import { readFileSync } from 'node:fs'
import { readOptions, UsageError } from './command-options.ts'
import { S3Refused, s3Calls } from './s3-calls.ts'
import { copy, list, sync } from './s3-commands.ts'
import { s3api } from './s3api-commands.ts'

const [settingsFile = '', service = '', command = '', ...rest] = process.argv.slice(2)

async function run(): Promise<number> {
  const s3 = s3Calls(JSON.parse(readFileSync(settingsFile, 'utf8')))
  const options = readOptions(rest)
  if (service === 's3api') return s3api(s3, command, options)
  const commands: Readonly<Record<string, typeof sync>> = { sync, cp: copy, ls: list }
  const found = service === 's3' ? commands[command] : undefined
  if (found) return found(s3, options)
  throw new UsageError(`the sandbox's aws has no "${service} ${command}"`)
}

try {
  process.exitCode = await run()
} catch (error) {
  // 254: the service answered with an error, 252: the command is wrong (AWS CLI return codes).
  process.exitCode = error instanceof S3Refused ? 254 : 252
  if (!(error instanceof S3Refused || error instanceof UsageError)) throw error
  process.stderr.write(`\n${error.message}\n`)
}
