/** Ten joiners, each put into a group in the shape of one of three identity providers. */
import { groups } from '../company.ts'
import type { Moment, ProviderKind, Scene } from '../moments.ts'
import type { PersonKey } from '../people.ts'

const joins = (person: PersonKey, group: string, by: ProviderKind): Moment => ({
  kind: 'joined',
  people: [person],
  group,
  by,
})

export const joiners: Scene = {
  title: 'Ten people join',
  moments: [
    joins('maya', groups.fraudScientists, 'okta'),
    joins('jonas', groups.fraudScientists, 'entra'),
    joins('amara', groups.fraudLeads, 'plain'),
    joins('tomas', groups.forecasting, 'okta'),
    joins('sofia', groups.forecasting, 'entra'),
    joins('kenji', groups.forecasting, 'plain'),
    joins('priya', groups.forecasting, 'okta'),
    joins('leila', groups.planningAnalysts, 'entra'),
    joins('ines', groups.vision, 'plain'),
    joins('oskar', groups.visionCompute, 'okta'),
  ],
}
