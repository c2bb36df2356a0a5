/** Parameters and pseudo parameters of a stack. */
import type { AssemblyStack } from './assembly.ts'
import type { Problem } from './problems.ts'

/**
 * Values by name. Parameters take their defaults: nothing is asked of the caller. Parameters read
 * from SSM (CDK's `BootstrapVersion`) answer their default, the SSM name: the sandbox has no
 * bootstrap stack, and the rule that checks it is not run.
 */
export function parametersOf(
  stack: AssemblyStack,
  stackId: string,
): { readonly values: ReadonlyMap<string, unknown>; readonly problems: readonly Problem[] } {
  const values = new Map<string, unknown>([
    ['AWS::AccountId', stack.accountId],
    ['AWS::Region', stack.region],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stack.name],
    ['AWS::StackId', stackId],
  ])
  const problems: Problem[] = []
  for (const [name, declared] of Object.entries(stack.template.Parameters ?? {})) {
    const value = declared.Default
    if (value === undefined) {
      problems.push({
        stack: stack.name,
        path: `Parameters.${name}`,
        message: 'has no Default; the sandbox passes no parameters, so give it one',
      })
    }
    values.set(name, isList(declared.Type) ? String(value).split(',') : String(value))
  }
  return { values, problems }
}

function isList(type: unknown): boolean {
  return type === 'CommaDelimitedList' || String(type).startsWith('List<')
}
