/** Service quotas, asked of AWS and noted where every plan reads them. */
import type { QuotaCode } from '../quota/codes.ts'
import type { Instant } from '../words.ts'

export type { QuotaCode } from '../quota/codes.ts'

/** Service Quotas, in the account and Region of the domains. */
export interface Quotas {
  /** The limit in force. */
  limit(code: QuotaCode): Promise<number>
}

/** What was last seen of one quota. */
export interface QuotaNote {
  /** As Service Quotas said at `askedAt`. */
  readonly limit?: number
  readonly askedAt?: Instant
  /** As counted at `askedAt`. */
  readonly used?: number
  /** Set while SageMaker is believed to refuse: since when, and the limit it had then. */
  readonly full?: { readonly since: Instant; readonly limit: number }
}

/**
 * One item of the directory table (pk = sk = `quotas`), so that one BatchGetItem reads it beside a
 * lease.
 */
export type QuotaNotes = ReadonlyMap<QuotaCode, QuotaNote>

export type QuotaWrite =
  | {
      readonly kind: 'quota counted'
      readonly code: QuotaCode
      readonly limit: number
      readonly used: number
      readonly at: Instant
    }
  | {
      readonly kind: 'quota full'
      readonly code: QuotaCode
      readonly limit: number
      readonly at: Instant
    }
  /** There may be room again: who waits tries. */
  | { readonly kind: 'quota has room'; readonly code: QuotaCode }
