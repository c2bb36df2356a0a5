/** One gets another persona in the same team, one another team, one a second team. */
import { groups } from '../company.ts'
import type { Scene } from '../moments.ts'

const { fraudScientists, fraudLeads, vision } = groups

export const movers: Scene = {
  title: 'Movers',
  moments: [
    { kind: 'Studio opened', person: 'maya', team: 'fraud' },
    { kind: 'joined', people: ['maya'], group: fraudLeads, by: 'okta' },
    { kind: 'left', people: ['maya'], group: fraudScientists, by: 'okta' },
    { kind: 'left', people: ['jonas'], group: fraudScientists, by: 'entra' },
    { kind: 'joined', people: ['jonas'], group: vision, by: 'entra' },
    { kind: 'joined', people: ['sofia'], group: vision, by: 'entra' },
  ],
}
