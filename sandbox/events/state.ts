/** Everything EventBridge holds in one world: buses, their rules, and what was said about them. */
import type { BusEvent } from '../contracts.ts'
import { defineStore } from '../world/world.ts'
import type { Faults, HeldEvent } from './faults.ts'
import type { Rule } from './rule.ts'

export interface Bus {
  readonly arn: string
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly description?: string
  /** By name. */
  readonly rules: Map<string, Rule>
}

export type BusListener = (busName: string, event: BusEvent) => void

export interface EventsState {
  /** By ARN. */
  readonly buses: Map<string, Bus>
  /** What an operator should know and no queue tells, oldest first. */
  readonly notices: string[]
  readonly listeners: BusListener[]
  /** When a service last assumed a role, by service and role ARN, in milliseconds. */
  readonly assumedAt: Map<string, number>
  faults: Faults
  held: HeldEvent[]
}

export const eventsState = defineStore<EventsState>(() => ({
  buses: new Map(),
  notices: [],
  listeners: [],
  assumedAt: new Map(),
  faults: {},
  held: [],
}))
