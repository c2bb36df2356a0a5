/** The day at the sample company: its scenes in their order. */
import { editsByHand } from './day/edits-by-hand.ts'
import { emptiedGroup } from './day/emptied-group.ts'
import { evening } from './day/evening.ts'
import { joiners } from './day/joiners.ts'
import { leavers } from './day/leavers.ts'
import { movers } from './day/movers.ts'
import { provisioning } from './day/provisioning.ts'
import { renamedGroup } from './day/renamed-group.ts'
import { renamedUser } from './day/renamed-user.ts'
import { roleAssumptions } from './day/role-assumptions.ts'
import type { Scene } from './moments.ts'

export const day: readonly Scene[] = [
  provisioning,
  joiners,
  movers,
  renamedUser,
  leavers,
  renamedGroup,
  emptiedGroup,
  roleAssumptions,
  editsByHand,
  evening,
]
