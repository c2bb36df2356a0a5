/** The quotas of Studio as Service Quotas knows them: what is enforced is what it answers. */
import { defineStore, type World } from '../world/world.ts'
import type { Place } from './arns.ts'
import { type StudioQuotas, studioStore } from './store.ts'

export type QuotaKind = keyof StudioQuotas

export interface QuotaRow {
  readonly code: string
  readonly name: string
  /** AWS's default for an account and Region. */
  readonly awsDefault: number
  /** What is counted, as in the messages of ResourceLimitExceeded (assumed). */
  readonly counted: string
}

/** Codes, names and defaults: Amazon SageMaker endpoints and quotas (AWS general reference). */
export const quotaRows: Readonly<Record<QuotaKind, QuotaRow>> = {
  userProfiles: {
    code: 'L-AC46C40F',
    name: 'Maximum number of Studio user profiles allowed per account',
    awsDefault: 2,
    counted: 'UserProfiles',
  },
  domains: { code: 'L-B683BCB0', name: 'Total domains', awsDefault: 2, counted: 'Domains' },
  spaces: {
    code: 'L-8E5333B4',
    name: 'Maximum number of Studio spaces allowed per account',
    awsDefault: 6,
    counted: 'Spaces',
  },
  apps: {
    code: 'L-4E39DDC4',
    name: 'Maximum number of running Studio apps allowed per account',
    awsDefault: 40,
    counted: 'Apps',
  },
  ebsGigabytes: {
    code: 'L-A37B67B0',
    name: 'Total EBS volume size (GB) across all Studio Spaces',
    awsDefault: 500,
    counted: 'GB',
  },
}

/** Where the seed says nothing: more than any test makes, and yet a number that is enforced. */
export const UNSAID_QUOTA = 1_000_000

const raised = defineStore(() => new Map<string, number>())

/** Of one account and Region: what was set there, else what the seed says of all of them. */
export function quotaOf(world: World, place: Place, kind: QuotaKind): number {
  const own = raised.of(world).get(keyOf(place, kind))
  return own ?? studioStore.of(world).quotas[kind] ?? UNSAID_QUOTA
}

/** Takes effect at once; what exists beyond a lowered quota stays. */
export function setQuota(
  world: World,
  place: Place,
  { kind, value }: { readonly kind: QuotaKind; readonly value: number },
): void {
  raised.of(world).set(keyOf(place, kind), value)
}

export function quotaKindOf(code: string): QuotaKind | undefined {
  const kinds = Object.keys(quotaRows) as QuotaKind[]
  return kinds.find((kind) => quotaRows[kind].code === code)
}

function keyOf({ accountId, region }: Place, kind: QuotaKind): string {
  return `${accountId}/${region}/${kind}`
}
