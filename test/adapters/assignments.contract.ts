/** What every backend of assignments promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../core/words.ts'
import { pagesOf } from '../support/pages.ts'
import type { MakeServices, Services } from '../support/service-ports.ts'

export function assignmentsContract(backend: string, make: MakeServices): void {
  describe(`assignments in ${backend}`, () => {
    let made: Services
    let application: string
    beforeEach(async () => {
      made = await make()
      application = made.hands.applicationArn
    })
    afterEach(() => made.close())

    const user = (name: string): Principal => ({ type: 'USER', id: made.hands.addUser(name) })
    const group = (name: string): Principal => ({ type: 'GROUP', id: made.hands.addGroup(name) })
    const all = async () => (await made.assignments.ofApplication(application)).principals

    test('who is assigned twice is assigned once; who is withdrawn twice is gone', async () => {
      const { assignments } = made
      const [ada, science] = [user('ada'), group('science')]
      expect(await all()).toEqual([])
      expect(await assignments.assign(application, ada)).toBe(true)
      expect(await assignments.assign(application, ada)).toBe(false)
      expect(await assignments.assign(application, science)).toBe(true)
      expect(await all()).toEqual([ada, science])
      await assignments.unassign(application, ada)
      await assignments.unassign(application, ada)
      expect(await all()).toEqual([science])
      expect(await assignments.assign(application, ada)).toBe(true)
    })

    test('a user gets in by their own assignment and by those of their groups', async () => {
      const { assignments, hands } = made
      const [ada, bob] = [user('ada'), user('bob')]
      const [science, sales] = [group('science'), group('sales')]
      hands.join(ada.id, science.id)
      hands.join(bob.id, sales.id)
      await assignments.assign(application, science)
      await assignments.assign(application, sales)
      expect(await assignments.ofUser(application, ada.id)).toEqual([science])
      await assignments.assign(application, ada)
      const paths = await assignments.ofUser(application, ada.id)
      expect(paths).toHaveLength(2)
      expect(paths).toEqual(expect.arrayContaining([ada, science]))
      expect(await assignments.ofUser(application, bob.id)).toEqual([sales])
      expect(await assignments.ofUser(application, user('cyd').id)).toEqual([])
    })

    test('a hundred are a page', async () => {
      const ids = Array.from({ length: 201 }, (_, n) => user(`user ${n}`))
      made.hands.assignAtOnce(ids)
      const pages = await pagesOf((cursor) => made.assignments.ofApplication(application, cursor))
      expect(pages.map(({ principals }) => principals.length)).toEqual([100, 100, 1])
      expect(new Set(pages.flatMap(({ principals }) => principals.map(({ id }) => id)))).toEqual(
        new Set(ids.map(({ id }) => id)),
      )
    })

    test('an application asks for assignments unless it lets everybody in', async () => {
      const { assignments, hands } = made
      expect(await assignments.isRequired(application)).toBe(true)
      hands.letEverybodyIn()
      expect(await assignments.isRequired(application)).toBe(false)
    })

    absentContract(() => made)
  })
}

function absentContract(made: () => Services): void {
  test('who is in no directory gets in nowhere, and cannot be assigned', async () => {
    const { assignments, hands } = made()
    const application = hands.applicationArn
    const ada: Principal = { type: 'USER', id: hands.addUser('ada') }
    const science: Principal = { type: 'GROUP', id: hands.addGroup('science') }
    hands.join(ada.id, science.id)
    await assignments.assign(application, science)
    await assignments.assign(application, ada)
    hands.deleteUser(ada.id)
    expect(await assignments.ofUser(application, ada.id)).toEqual([])
    const bob: Principal = { type: 'USER', id: hands.addUser('bob') }
    hands.deleteUser(bob.id)
    await expect(assignments.assign(application, bob)).rejects.toThrow()
    await assignments.unassign(application, bob)
    hands.deleteGroup(science.id)
    await assignments.unassign(application, science)
    expect((await assignments.ofApplication(application)).principals).not.toContainEqual(science)
  })

  test('an application that is not there has nobody to withdraw, and tells nothing', async () => {
    const { assignments, hands } = made()
    const application = hands.applicationArn
    const gone = `${application.slice(0, -1)}${application.endsWith('0') ? 1 : 0}`
    const ada: Principal = { type: 'USER', id: hands.addUser('ada') }
    await assignments.unassign(gone, ada)
    await expect(assignments.assign(gone, ada)).rejects.toThrow()
    await expect(assignments.ofApplication(gone)).rejects.toThrow()
    await expect(assignments.isRequired(gone)).rejects.toThrow()
  })
}
