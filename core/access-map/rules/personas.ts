/** Personas of the company's own: new names, known activities, and Studio among them. */
import { activityNames } from '../../persona/activities.ts'
import { builtInPersonas } from '../../persona/built-in.ts'
import type { Finding } from '../finding.ts'
import { didYouMean } from '../nearest.ts'
import type { MapView, PersonaView } from '../view.ts'
import { repeated } from './repeated.ts'

export function checkPersonas(map: MapView): Finding[] {
  return map.personas.flatMap((persona) => [
    ...checkName(persona),
    ...checkActivities(persona),
    ...repeated(persona.activities, () => 'each activity once'),
  ])
}

function checkName({ name, path }: PersonaView): Finding[] {
  if (!builtInPersonas.some((persona) => persona.name === name)) return []
  const right = `another name: ${name} is built in, needs no line and cannot be changed`
  return [{ path, found: `the persona ${name}`, right }]
}

function checkActivities({ path, activities }: PersonaView): Finding[] {
  const unknown = activities
    .filter(({ text }) => !activityNames.includes(text))
    .map(({ path: place, text }) => ({
      path: place,
      right: `one of ${activityNames.join(', ')}${didYouMean(text, activityNames)}`,
    }))
  if (activities.length === 0 || activities.some(({ text }) => text === 'run-studio-apps')) {
    return unknown
  }
  const found = activities.map(({ text }) => text).join(', ')
  const right = 'run-studio-apps among them: without it no Studio opens for the profile'
  return [...unknown, { path: [...path, 'activities'], found, right }]
}
