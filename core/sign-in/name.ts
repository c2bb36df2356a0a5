/** The name that an SSO-mode profile is bound to, as a digest: names stand in no plan or ledger. */
import { sha256Hex } from '../digest.ts'

/** 128 bits: two of 100,000 names share a digest with a probability of about 1e-29. */
const DIGITS = 32

/**
 * Assumed: Identity Center takes two user names that differ in case alone for one. Where it does
 * not, two such users are told apart too late rather than too early: the second one waits.
 */
export function signInNameOf(userName: string): string {
  return sha256Hex(userName.toLowerCase()).slice(0, DIGITS)
}
