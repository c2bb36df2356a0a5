/** What is meant: nobody waits, up to the bound and beside it. */
import { HOUR_MS } from './company.ts'
import { empty, fill, type Incident, leave } from './incident.ts'

export const ordinaryDays: readonly Incident[] = [
  {
    name: 'two of twelve leave in one change',
    suspended: 2,
    held: 0,
    happens: (company) => leave(company, 2),
    ends: fill,
  },
  {
    name: 'three of twelve leave in one change: that is more than an ordinary day',
    suspended: 0,
    held: 3,
    happens: (company) => leave(company, 3),
    ends: fill,
  },
  {
    name: 'ten of a hundred leave',
    size: 100,
    suspended: 10,
    held: 0,
    happens: (company) => leave(company, 10),
    ends: fill,
  },
  {
    name: 'eleven of a hundred leave',
    size: 100,
    suspended: 0,
    held: 11,
    happens: (company) => leave(company, 11),
    ends: fill,
  },
  {
    name: 'a group of two is dissolved',
    size: 2,
    suspended: 2,
    held: 0,
    happens: empty,
    ends: fill,
  },
  {
    name: 'two leave today, and two on the day after',
    suspended: 4,
    held: 0,
    async happens(company) {
      leave(company, 2)
      await company.pass(25 * HOUR_MS)
      leave(company, 4)
    },
    ends: fill,
  },
  {
    name: 'all twelve are disabled: the directory says it of each, and nobody waits',
    suspended: 12,
    held: 0,
    happens(company) {
      for (const userId of company.visionaries) {
        company.directory.setStatus(userId, 'disabled')
        company.tell('User', userId)
      }
    },
    ends(company) {
      for (const userId of company.visionaries) {
        company.directory.setStatus(userId, 'enabled')
        company.tell('User', userId)
      }
    },
  },
  {
    name: 'one of the held is disabled, and does not wait',
    suspended: 1,
    held: 11,
    async happens(company) {
      const [first = ''] = company.visionaries
      empty(company)
      await company.settle()
      company.directory.setStatus(first, 'disabled')
      company.tell('User', first)
    },
  },
  {
    name: 'one of the held is deleted, and does not wait',
    suspended: 1,
    held: 11,
    async happens(company) {
      const [first = ''] = company.visionaries
      empty(company)
      await company.settle()
      company.directory.deleteUser(first)
      company.tell('User', first)
    },
  },
]
