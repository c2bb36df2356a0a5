/** What a template holds that this sandbox cannot run, gathered and refused in one go. */

/** One thing that stands in the way, with its place. */
export interface Problem {
  readonly stack: string
  /** Absent when the problem belongs to the stack as a whole. */
  readonly logicalId?: string
  readonly resourceType?: string
  /** Dotted path, for example `Properties.Tags[0].Key`. */
  readonly path?: string
  readonly message: string
}

/** Thrown when an assembly cannot be loaded: lists every problem found, one a line. */
export class TemplateRefused extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const lines = problems.map((problem) => `  ${describe(problem)}`)
    const count = problems.length === 1 ? '1 place' : `${problems.length} places`
    super(`The sandbox cannot run this template (${count}):\n${lines.join('\n')}`)
    this.name = 'TemplateRefused'
    this.problems = problems
  }
}

/** Thrown when the assembly folder itself cannot be read; the message names the remedy. */
export class AssemblyUnreadable extends Error {
  override readonly name = 'AssemblyUnreadable'
}

function describe(problem: Problem): string {
  const resource = problem.logicalId ? ` / ${problem.logicalId}` : ''
  const type = problem.resourceType ? ` (${problem.resourceType})` : ''
  const path = problem.path ? ` at ${problem.path}` : ''
  return `${problem.stack}${resource}${type}${path}: ${problem.message}`
}
