#!/usr/bin/env node
/** The command line: name to command, and exit codes. */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { CommandError, exitCode } from './support/exit.ts'
import { consoleOutput } from './support/output.ts'

const output = consoleOutput()
const program = new Command('rollcall')
  .description('Keeps Amazon SageMaker Studio access true to the company directory')
  .exitOverride()

function connected(command: Command): Command {
  return command
    .option(
      '--endpoint <url>',
      'address of a sandbox (default: AWS_ENDPOINT_URL, then a live `up`)',
    )
    .option('--aws', 'speak to AWS itself, with the credentials of this shell')
    .option('--map <file>', 'access map (default: that of the live sandbox, or sample/access.yaml)')
    .option('--json', 'print JSON')
}

program
  .command('up')
  .description('run the stacks that would be deployed here, and a day at the sample company')
  .option('--port <number>', 'loopback port; 0 takes a free one', port, 4566)
  .option('--map <file>', 'access map', process.env.ROLLCALL_MAP || 'sample/access.yaml')
  .option('--no-sample', 'leave the sandbox empty')
  .option('--once', 'end after the sample; exit 1 when the world differs from the map', false)
  .option('--virtual-clock', 'time passes only when POST /_sandbox/clock says so', false)
  .action(async (options) => end((await import('./commands/up.ts')).up(options, output)))

connected(program.command('explain <user>'))
  .description('what a user should have, has and had, and why')
  .action(async (user, options) =>
    end((await import('./commands/explain.ts')).explain(user, options, output)),
  )

connected(program.command('audit'))
  .description('who assumed which role, when, and which entitlement explains it')
  .option('--user <user>', 'user name or user id')
  .option('--role <arn>', 'ARN of the assumed role')
  .option('--since <time>', 'from this time on (default: 7 days before --until)')
  .option('--until <time>', 'before this time (default: now)')
  .action(async (options) => end((await import('./commands/audit.ts')).audit(options, output)))

function port(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535')
}

async function end(answer: Promise<number>): Promise<void> {
  process.exitCode = await answer
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommandError) {
    output.progress(error.message)
    process.exitCode = error.exitCode
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.badInput
  } else if (error instanceof Error && isUnreachable(error)) {
    output.progress(`cannot reach ${process.env.AWS_ENDPOINT_URL ?? 'AWS'}: ${error.message}`)
    process.exitCode = exitCode.cannotReach
  } else throw error
}

function isUnreachable(error: Error): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET'].includes(code)
}
