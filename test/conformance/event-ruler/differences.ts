/**
 * Where event-ruler is known to differ from EventBridge's documentation, which the sandbox follows.
 * The random pairs keep away from these; each is asked about by name, so that the list stays true.
 */
import type { Verdict } from './judge.ts'
import type { Pair } from './pairs.ts'

export interface Difference extends Pair {
  readonly why: string
  readonly ours: Verdict
  readonly theirs: Verdict
}

export const differences: readonly Difference[] = [
  {
    why: 'numbers in a pattern lie between -5.0e9 and 5.0e9 (documented); event-ruler takes more',
    pattern: { a: [{ numeric: ['>', 6e9] }] },
    event: { a: 7e9 },
    ours: 'invalid',
    theirs: 'true',
  },
  {
    why: 'numbers in an event beyond 5.0e9 meet no comparison (documented limit)',
    pattern: { a: [{ numeric: ['>', 1] }] },
    event: { a: 7e9 },
    ours: 'false',
    theirs: 'true',
  },
  {
    why: 'exact matching is by character (documented); event-ruler compares addresses by meaning',
    pattern: { a: ['2001:db8::1'] },
    event: { a: '2001:DB8:0::1' },
    ours: 'false',
    theirs: 'true',
  },
  {
    why: 'one alternative that holds is enough (documented); beside a wildcard event-ruler errs',
    pattern: { b: [{ wildcard: '*\\\\0*\\*' }, { 'equals-ignore-case': 'a' }] },
    event: { b: '0-Ba' },
    ours: 'false',
    theirs: 'true',
  },
  {
    why: 'one alternative that holds is enough (documented); beside a range event-ruler errs',
    pattern: { d: ['*A', { numeric: ['>=', -4, '<=', 8] }, { prefix: '*-A0' }] },
    event: { d: '*A' },
    ours: 'true',
    theirs: 'false',
  },
  {
    why: 'beyond ASCII, a wildcard beside another alternative lets event-ruler match anything',
    pattern: { a: [{ wildcard: '*\\\\' }, { 'equals-ignore-case': 'ß' }] },
    event: { a: 'é' },
    ours: 'false',
    theirs: 'true',
  },
]
