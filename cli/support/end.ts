/** How a command ends: its exit code, and for what it could not do a sentence on stderr. */
import { CommanderError } from 'commander'
import { CommandError, type ExitCode, exitCode } from './exit.ts'
import type { Output } from './output.ts'
import { whyUnreachable } from './unreachable.ts'

/** What keeps a sandbox from opening, by name: few commands load it. Each says its remedy. */
const sandboxErrors = ['PortUnavailable', 'AssemblyUnreadable', 'TemplateRefused']

/** Runs the command and answers its exit code. What is a mistake of ours is thrown on. */
export async function endOf(
  command: () => Promise<ExitCode | undefined>,
  output: Pick<Output, 'progress'>,
): Promise<ExitCode> {
  try {
    return (await command()) ?? exitCode.done
  } catch (error) {
    if (error instanceof CommandError) {
      output.progress(error.message)
      return error.exitCode
    }
    if (error instanceof Error && sandboxErrors.includes(error.name)) {
      output.progress(error.message)
      return exitCode.badInput
    }
    // Commander has printed its message already.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.done : exitCode.badInput
    const why = whyUnreachable(error, process.env.AWS_ENDPOINT_URL)
    if (why === undefined) throw error
    output.progress(why)
    return exitCode.cannotReach
  }
}
