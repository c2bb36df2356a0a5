/** Exit codes of every command, and the error that carries one. */

export const exitCode = {
  done: 0,
  /** A finding, or the world differs from the map. */
  difference: 1,
  badInput: 2,
  cannotReach: 3,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** Ends a command with a message on stderr. */
export class CommandError extends Error {
  readonly exitCode: ExitCode

  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CommandError'
    this.exitCode = code
  }
}
