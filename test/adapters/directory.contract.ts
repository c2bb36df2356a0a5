/** What every backend of the directory promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pagesOf } from '../support/pages.ts'
import type { MakeServices, Services } from '../support/service-ports.ts'

export function directoryContract(backend: string, make: MakeServices): void {
  describe(`directory in ${backend}`, () => {
    let made: Services
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    usersContract(() => made)
    groupsContract(() => made)
  })
}

function usersContract(made: () => Services): void {
  test('a user is enabled, disabled or absent, and found by the name they have now', async () => {
    const { directory, hands } = made()
    const ada = hands.addUser('ada@example.com')
    expect(await directory.userStatus(ada)).toBe('enabled')
    expect(await directory.userName(ada)).toBe('ada@example.com')
    expect(await directory.findUser('ada@example.com')).toBe(ada)
    expect(await directory.findUser('Ada@Example.com')).toBe(ada)
    expect(await directory.findUser('ada')).toBeUndefined()
    hands.setStatus(ada, 'disabled')
    expect(await directory.userStatus(ada)).toBe('disabled')
    hands.deleteUser(ada)
    expect(await directory.userStatus(ada)).toBe('absent')
    expect(await directory.userName(ada)).toBeUndefined()
    expect(await directory.findUser('ada@example.com')).toBeUndefined()
    const again = hands.addUser('ada@example.com')
    expect(again).not.toBe(ada)
    expect(await directory.findUser('ada@example.com')).toBe(again)
  })

  test('a hundred users are a page, each with name and status', async () => {
    const { directory, hands } = made()
    const ids = Array.from({ length: 101 }, (_, n) => hands.addUser(`user-${n}`))
    const last = ids[100] ?? ''
    hands.setStatus(last, 'disabled')
    const pages = await pagesOf((cursor) => directory.users(cursor))
    expect(pages.map(({ users }) => users.length)).toEqual([100, 1])
    const users = pages.flatMap((page) => page.users)
    expect(new Set(users.map(({ userId }) => userId))).toEqual(new Set(ids))
    expect(users).toContainEqual({ userId: last, userName: 'user-100', status: 'disabled' })
  })
}

function groupsContract(made: () => Services): void {
  test('a group has a name while it is there, and is found by it', async () => {
    const { directory, hands } = made()
    const science = hands.addGroup('Science & more')
    expect(await directory.groupName(science)).toBe('Science & more')
    expect(await directory.findGroup('Science & more')).toBe(science)
    expect(await directory.findGroup('science & more')).toBeUndefined()
    expect(await directory.findGroup('Science')).toBeUndefined()
    hands.deleteGroup(science)
    expect(await directory.groupName(science)).toBeUndefined()
    expect(await directory.findGroup('Science & more')).toBeUndefined()
  })

  test('whom a group has is read whole; of an absent one it is said that it is', async () => {
    const { directory, hands } = made()
    const [science, sales] = [hands.addGroup('Science'), hands.addGroup('Sales')]
    expect(await directory.groupMembers(science)).toEqual({ members: [] })
    const joined = Array.from({ length: 101 }, (_, n) => {
      const userId = hands.addUser(`user-${n}`)
      return { membershipId: hands.join(userId, science), userId }
    })
    hands.join(joined[0]?.userId ?? '', sales)
    const pages = await pagesOf((cursor) => directory.groupMembers(science, cursor))
    expect(pages.map(({ members }) => members.length)).toEqual([100, 1])
    const members = pages.flatMap((page) => page.members)
    expect(members).toEqual(expect.arrayContaining(joined))
    hands.deleteUser(joined[0]?.userId ?? '')
    expect(await directory.groupMembers(sales)).toEqual({ members: [] })
    hands.deleteGroup(sales)
    expect(await directory.groupMembers(sales)).toEqual({ members: [], absent: true })
  })

  test('of the groups asked about, those that a user is in are told', async () => {
    const { directory, hands } = made()
    const ada = hands.addUser('ada')
    const ids = Array.from({ length: 100 }, (_, n) => hands.addGroup(`group ${n}`))
    const [first = '', second = '', third = ''] = ids
    hands.join(ada, first)
    hands.join(ada, third)
    expect(await directory.memberOf(ada, [])).toEqual([])
    expect(await directory.memberOf(ada, [first, second])).toEqual([first])
    expect([...(await directory.memberOf(ada, ids))].sort()).toEqual([first, third].sort())
    await expect(directory.memberOf(ada, [...ids, hands.addGroup('more')])).rejects.toThrow()
    hands.deleteGroup(second)
    hands.deleteGroup(third)
    expect(await directory.memberOf(ada, ids)).toEqual([first])
    hands.deleteUser(ada)
    expect(await directory.memberOf(ada, ids)).toEqual([])
  })
}
