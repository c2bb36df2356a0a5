/** Checks the names of actions. */
import { actionsOf, isService } from './names.ts'

/** What is wrong with an action, wildcards allowed; undefined when nothing is. */
export function actionProblem(action: string): string | undefined {
  if (action === '*') return undefined
  const [service = '', name, ...rest] = action.toLowerCase().split(':')
  if (name === undefined || name === '' || rest.length > 0) {
    return `"${action}" is not of the form <service>:<Action>`
  }
  if (!isService(service)) return `"${action}": IAM knows no service "${service}"`
  const known = actionsOf(service)
  if (!known || known.some((one) => fits(name, one))) return undefined
  return `"${action}": ${service} has no such action`
}

function fits(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`).test(name)
}
