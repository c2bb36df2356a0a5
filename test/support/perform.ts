/** Performs actions of the sandbox as its endpoint does, with every answer held to AWS's shapes. */
import { perform } from '../../sandbox/endpoint/perform.ts'
import type { Service } from '../../sandbox/endpoint/service-table.ts'
import { services } from '../../sandbox/index.generated.ts'
import type { Action, Call, Outcome } from '../../sandbox/services/service.ts'
import { shapeChecks } from '../../sandbox/shapes/checks.ts'

/** The outcome of an action by its service's and its own name. */
export async function performNamed(
  service: string,
  action: string,
  asked: { readonly input: unknown; readonly call: Call },
): Promise<Outcome> {
  const found = services.find(({ definition }) => definition.name === service)
  if (!found) throw new Error(`the sandbox has no service ${service}`)
  shapeChecks.of(asked.call.world).mode = 'strict'
  return perform(found, action, asked)
}

/** The answer of an action given as its function. Throws what it is refused with. */
export async function performAction<Answer>(
  action: Action,
  input: unknown,
  call: Call,
): Promise<Answer> {
  const [service, name] = whoseAction(action)
  const outcome = await performNamed(service.definition.name, name, { input, call })
  if (!outcome.ok) throw outcome.error
  return outcome.output as Answer
}

function whoseAction(action: Action): [Service, string] {
  for (const service of services)
    for (const [name, one] of Object.entries(service.actions))
      if (one === action) return [service, name]
  throw new Error('the function is no action of the sandbox')
}
