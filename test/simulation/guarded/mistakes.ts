/** The directory or the map itself is changed by mistake. */
import { type Company, MINUTE_MS, mapWith, scientists, vision } from './company.ts'
import { empty, fill, type Incident, leave } from './incident.ts'

export const mistakes: readonly Incident[] = [
  {
    name: 'the group is emptied in one change',
    suspended: 0,
    held: 12,
    happens: empty,
    ends: fill,
  },
  {
    name: 'the group is emptied one by one: two go, the third and all after it are held',
    suspended: 2,
    held: 10,
    async happens(company) {
      for (const userId of company.visionaries) {
        company.directory.leave(userId, vision)
        company.tell('Group', vision)
        await company.pass(MINUTE_MS)
      }
    },
    ends: fill,
  },
  {
    name: 'the group is emptied and no event tells of it',
    suspended: 0,
    held: 12,
    happens(company) {
      empty(company, false)
      company.world.reconcileAll()
    },
    ends: fill,
  },
  {
    name: 'the directory shrinks: most of the group is gone',
    suspended: 0,
    held: 9,
    happens: (company) => leave(company, 9),
    ends: fill,
  },
  {
    name: 'the group is deleted',
    suspended: 0,
    held: 12,
    happens(company) {
      company.directory.deleteGroup(vision)
      company.tell('Group', vision)
    },
    ends(company) {
      company.directory.addGroup(vision, 'Vision')
      fill(company)
    },
  },
  {
    name: 'the group is renamed',
    suspended: 0,
    held: 12,
    happens(company) {
      rename(company, 'Vision (old)')
      company.world.reconcileAll()
    },
    ends(company) {
      rename(company, 'Vision')
      company.world.reconcileAll()
    },
  },
  {
    name: 'the group is made again under another id',
    suspended: 0,
    held: 12,
    happens(company) {
      company.directory.deleteGroup(vision)
      const again = vision.replace(/1$/, '9')
      company.directory.addGroup(again, 'Vision')
      for (const userId of company.visionaries) company.directory.join(userId, again)
      company.tell('Group', vision)
      company.tell('Group', again)
      company.world.reconcileAll()
    },
  },
  {
    name: 'the line of the map is deleted',
    suspended: 0,
    held: 12,
    happens(company) {
      Object.assign(company.world.map, mapWith('Somebody Else'))
      company.world.reconcileAll()
    },
    ends(company) {
      Object.assign(company.world.map, mapWith())
      company.world.reconcileAll()
    },
  },
  {
    name: 'the provider flaps: emptied and filled five times within the hour',
    suspended: 0,
    held: 0,
    async happens(company) {
      for (let time = 0; time < 5; time++) {
        empty(company)
        await company.pass(6 * MINUTE_MS)
        fill(company)
        await company.pass(6 * MINUTE_MS)
      }
    },
  },
  {
    name: 'the provider flaps faster than anybody looks',
    suspended: 0,
    held: 0,
    async happens(company) {
      for (let time = 0; time < 20; time++) {
        empty(company)
        await company.pass(500)
        fill(company)
        await company.pass(500)
      }
    },
  },
  {
    name: 'every user is deleted, one by one: two go, the third and all after it are held',
    suspended: 2,
    held: 10,
    async happens(company) {
      for (const userId of company.visionaries) {
        company.directory.deleteUser(userId)
        company.tell('User', userId)
        await company.pass(MINUTE_MS)
      }
    },
  },
  {
    name: 'every user is deleted, and the group is told to be empty first',
    suspended: 0,
    held: 12,
    happens(company) {
      for (const userId of company.visionaries) company.directory.deleteUser(userId)
      company.tell('Group', vision)
    },
  },
  {
    name: 'all are moved to another group: they get what is new, and keep the old until answered',
    suspended: 0,
    held: 12,
    happens(company) {
      for (const userId of company.visionaries) company.directory.join(userId, scientists)
      company.tell('Group', scientists)
      empty(company)
    },
    ends(company) {
      for (const userId of company.visionaries) company.directory.leave(userId, scientists)
      fill(company)
    },
  },
]

function rename(company: Company, displayName: string): void {
  const group = company.directory.state.groups.get(vision)
  if (group) group.displayName = displayName
}
