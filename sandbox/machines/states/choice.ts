/** The Choice state: the first rule whose Condition is true decides where to go. */
import { compileCompletion } from '../completion.ts'
import { StateError } from '../errors.ts'
import { compileTemplate } from '../expressions.ts'
import type { Definition, Execute } from '../state.ts'

/**
 * The state's own Assign applies whatever rule matches (state-choice in the developer guide); that
 * a rule's Assign and Output come before the state's is assumed.
 */
export function compileChoice(definition: Definition): Execute {
  const rules = (definition.Choices as Definition[]).map((rule, index) => {
    const field = `Choices[${index}]/`
    const merged = rule.Output === undefined ? { ...rule, Output: definition.Output } : rule
    return {
      condition: compileTemplate(rule.Condition, `${field}Condition`),
      field: `${field}Condition`,
      complete: compileCompletion(merged, {
        field,
        next: String(rule.Next),
        also: definition.Assign,
      }),
    }
  })
  const fallback =
    definition.Default === undefined
      ? undefined
      : compileCompletion(definition, { field: '', next: String(definition.Default) })
  return async (visit) => {
    for (const rule of rules) {
      const answer = await visit.evaluate(rule.condition)
      if (typeof answer !== 'boolean') throw visit.wrongValue(rule.field, 'true or false')
      if (answer) return rule.complete(visit, visit.input)
    }
    if (fallback) return fallback(visit, visit.input)
    throw new StateError(
      'States.NoChoiceMatched',
      `No rule of the state '${visit.state.name}' matched, and it has no Default.`,
    )
  }
}
