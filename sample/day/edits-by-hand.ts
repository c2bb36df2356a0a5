/** An operator edits two profiles in the console, and one who left gets in. */
import type { Scene } from '../moments.ts'

const scientist = (team: string) => ({ team, persona: 'data-scientist' })

export const editsByHand: Scene = {
  title: 'Edits by hand in the console',
  moments: [
    { kind: 'role set by hand', person: 'kenji', team: 'forecasting', roleOf: scientist('fraud') },
    {
      kind: 'role set by hand',
      person: 'tomas',
      team: 'forecasting',
      roleOf: scientist('forecasting'),
    },
    { kind: 'Studio opened', person: 'tomas', team: 'forecasting' },
    { kind: 'reconciled' },
  ],
}
