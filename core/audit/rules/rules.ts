/** The rules in the order they are asked: the first that does not abstain has answered. */
import { anotherRole } from './another-role.ts'
import { given } from './given.ts'
import { noSourceIdentity } from './no-source-identity.ts'
import { notAPersonaRole } from './not-a-persona-role.ts'
import { notInForce } from './not-in-force.ts'
import { refused } from './refused.ts'
import type { Rule } from './rule.ts'
import { unknownProfile } from './unknown-profile.ts'

export const rules: readonly Rule[] = [
  refused,
  notAPersonaRole,
  noSourceIdentity,
  unknownProfile,
  notInForce,
  given,
  anotherRole,
]
