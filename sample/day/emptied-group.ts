/** A group is emptied by mistake, and filled again. */
import { groups } from '../company.ts'
import type { Scene } from '../moments.ts'

const members = ['tomas', 'sofia', 'kenji', 'priya'] as const

export const emptiedGroup: Scene = {
  title: 'A group is emptied by mistake',
  moments: [
    { kind: 'left', people: members, group: groups.forecasting, by: 'plain' },
    { kind: 'joined', people: members, group: groups.forecasting, by: 'plain' },
  ],
}
