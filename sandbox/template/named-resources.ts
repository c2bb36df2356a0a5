/** Resources that exist here by name only: they can be referred to, and do nothing. */
import type { ResourceIdentity, ResourceInput } from '../resources/resource-type.ts'
import { defineStore, type World } from '../world/world.ts'

export interface NamedResource {
  readonly type: string
  readonly arn: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** By ARN. */
export const namedResources = defineStore<Map<string, NamedResource>>(() => new Map())

/** Keeps the resource under its ARN. Throws when the ARN is taken. */
export function keepNamed(world: World, kept: NamedResource & ResourceIdentity): ResourceIdentity {
  const { type, arn, properties, ref, attributes } = kept
  const known = namedResources.of(world)
  if (known.has(arn)) throw new Error(`${arn} exists already`)
  known.set(arn, { type, arn, properties })
  return { ref, attributes }
}

/** `arn:aws:<service>:<Region>:<account>:<rest>` in the place of the stack. */
export function arnIn(input: ResourceInput, service: string, rest: string): string {
  return `arn:aws:${service}:${input.region}:${input.accountId}:${rest}`
}
