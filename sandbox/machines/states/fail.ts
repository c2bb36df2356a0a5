/** The Fail state: fails its flow with its Error and Cause. */
import { StateError } from '../errors.ts'
import { compileTemplate, type Template } from '../expressions.ts'
import type { Definition, Execute, Visit } from '../state.ts'

export function compileFail(definition: Definition): Execute {
  const error = compileText(definition, 'Error')
  const cause = compileText(definition, 'Cause')
  return async (visit) => {
    throw new StateError(
      error && (await textOf(visit, error, 'Error')),
      cause && (await textOf(visit, cause, 'Cause')),
    )
  }
}

function compileText(definition: Definition, field: string): Template | undefined {
  return definition[field] === undefined ? undefined : compileTemplate(definition[field], field)
}

async function textOf(visit: Visit, template: Template, field: string): Promise<string> {
  const value = await visit.evaluate(template)
  if (typeof value !== 'string') throw visit.wrongValue(field, 'a string')
  return value
}
