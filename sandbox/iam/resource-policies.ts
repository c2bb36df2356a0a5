/** The policies of resources: of queues, functions and event buses, by the resource's ARN. */
import { defineStore, type World } from '../world/world.ts'
import type { Policy } from './evaluate/document.ts'

const policies = defineStore<Map<string, Policy[]>>(() => new Map())

/** Puts one more policy on a resource. */
export function addResourcePolicy(world: World, resource: string, policy: Policy): void {
  const known = policies.of(world)
  known.set(resource, [...(known.get(resource) ?? []), policy])
}

/** Those of exactly that ARN: a function's alias has policies of its own. */
export function resourcePoliciesOf(world: World, resource: string): readonly Policy[] {
  return policies.of(world).get(resource) ?? []
}
