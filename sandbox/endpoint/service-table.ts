/** The emulated services as the endpoint sees them. */
import type { Action, ServiceDefinition } from '../services/service.ts'

/** A service with its actions by operation name; what `sandbox/index.generated.ts` lists. */
export interface Service {
  readonly definition: ServiceDefinition
  readonly actions: Readonly<Record<string, Action>>
}
