/** Who works at the sample company. Nobody's real names. */

export interface Person {
  readonly userName: string
  readonly givenName: string
  readonly familyName: string
}

const at = 'example.com'

export const people = {
  maya: { userName: `maya.lind@${at}`, givenName: 'Maya', familyName: 'Lind' },
  jonas: { userName: `jonas.weber@${at}`, givenName: 'Jonas', familyName: 'Weber' },
  amara: { userName: `amara.diallo@${at}`, givenName: 'Amara', familyName: 'Diallo' },
  tomas: { userName: `tomas.okoro@${at}`, givenName: 'Tomas', familyName: 'Okoro' },
  sofia: { userName: `sofia.rossi@${at}`, givenName: 'Sofia', familyName: 'Rossi' },
  kenji: { userName: `kenji.mori@${at}`, givenName: 'Kenji', familyName: 'Mori' },
  priya: { userName: `priya.nair@${at}`, givenName: 'Priya', familyName: 'Nair' },
  leila: { userName: `leila.aziz@${at}`, givenName: 'Leila', familyName: 'Aziz' },
  ines: { userName: `ines.haddad@${at}`, givenName: 'Ines', familyName: 'Haddad' },
  oskar: { userName: `oskar.nyman@${at}`, givenName: 'Oskar', familyName: 'Nyman' },
} as const satisfies Readonly<Record<string, Person>>

export type PersonKey = keyof typeof people

export const everybody = Object.keys(people) as readonly PersonKey[]

export function fullName(person: PersonKey): string {
  const { givenName, familyName } = people[person]
  return `${givenName} ${familyName}`
}
