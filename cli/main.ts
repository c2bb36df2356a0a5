#!/usr/bin/env node
/** The command line: name to command, and exit codes. */
import { enableCompileCache } from 'node:module'
import { Command, InvalidArgumentError } from 'commander'
import { endOf } from './support/end.ts'
import type { ExitCode } from './support/exit.ts'
import { consoleOutput } from './support/output.ts'

// Commands are loaded when they are called: what Node once made of them need not be made again.
enableCompileCache()
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
  .option('--seed <number>', 'equal seeds play equal days', wholeNumber, 1)
  .option('--start <time>', 'when the sample day begins', startTime, Date.UTC(2026, 0, 5, 8))
  .action(async (options) => end((await import('./commands/up.ts')).up(options, output)))

connected(program.command('explain [user]'))
  .description('what a user should have, has and had, or who holds a role, and why; reads only')
  .option('--role <role>', 'ARN or name of a role, in place of a user')
  .option('--at <time>', 'as of that time, by the ledger')
  .action(async (user, options) =>
    end((await import('./commands/explain.ts')).explain(user, options, output)),
  )

connected(program.command('plan'))
  .description('what would change for whom, and why; reads only, exit 1 when anything would')
  .option('--changes', 'leave out who keeps what they have')
  .action(async (options) => end((await import('./commands/plan.ts')).plan(options, output)))

connected(program.command('adopt'))
  .description('take over profiles that existed before; without --yes it only shows what it would')
  .option('--profiles <file>', 'list of { profile, user, team }; without it, list what is not ours')
  .option('--by-name', 'propose such a list by the names of profiles and users')
  .option('--yes', 'adopt what is not refused')
  .action(async (options) => end((await import('./commands/adopt.ts')).adopt(options, output)))

connected(program.command('reconcile [user]'))
  .description('look at a user, or at everybody with --all, now; says what changed and why')
  .option('--all', 'compare everyone with the directory, the map and the ledger')
  .option('--deep', 'with --all: look at every profile in Studio too')
  .option('--end-grace', 'with a user: what is suspended goes now, by its retention rule')
  .action(async (user, options) =>
    end((await import('./commands/reconcile.ts')).reconcile(user, options, output)),
  )

connected(program.command('holds [answer] [hash]'))
  .description('whom the deletion guard holds; `approve HASH` or `refuse HASH` answers a hold')
  .option('--as <name>', 'who answers (default: the user of this shell)')
  .action(async (verb, hash, options) =>
    end((await import('./commands/holds.ts')).holds({ verb, hash }, options, output)),
  )

connected(program.command('freeze'))
  .description('begin no step, until lifted with --off')
  .option('--removals', 'only steps that take access away')
  .option('--until <time>', 'ends by itself then')
  .option('--off', 'lift the freeze, and go on with what waited')
  .option('--as <name>', 'who freezes (default: the user of this shell)')
  .action(async (options) => end((await import('./commands/freeze.ts')).freeze(options, output)))

connected(program.command('restore [users...]'))
  .description('undo a wrong leave: access comes back, and stays until the directory is put right')
  .option('--suspended-since <time>', 'everybody who was suspended then or later')
  .option('--team <team>', 'only what was suspended in this team')
  .option('--for <duration>', 'how long it holds, 5m to 30d', '24h')
  .option('--as <name>', 'who restores (default: the user of this shell)')
  .action(async (users, options) =>
    end((await import('./commands/restore.ts')).restore(users, options, output)),
  )

connected(program.command('audit'))
  .description('who assumed which role, when, and which entitlement explains it')
  .option('--user <user>', 'user name or user id')
  .option('--role <arn>', 'ARN of the assumed role')
  .option('--since <time>', 'from this time on (default: 7 days before --until)')
  .option('--until <time>', 'before this time (default: now)')
  .action(async (options) => end((await import('./commands/audit.ts')).audit(options, output)))

function wholeNumber(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new InvalidArgumentError('a seed is a whole number')
}

function startTime(text: string): number {
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return time
  throw new InvalidArgumentError('a time is written like 2026-01-05T08:00:00Z')
}

function port(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535')
}

let answer: ExitCode | undefined

async function end(command: Promise<ExitCode>): Promise<void> {
  answer = await command
}

process.exitCode = await endOf(async () => {
  await program.parseAsync()
  return answer
}, output)
