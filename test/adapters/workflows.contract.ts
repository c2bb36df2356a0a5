/** What every backend of workflows promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MakeServices, Services } from '../support/service-ports.ts'

export function workflowsContract(backend: string, make: MakeServices): void {
  describe(`workflows in ${backend}`, () => {
    let made: Services
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    test('what is started again is started once, whether it runs or has ended', async () => {
      const { workflows, hands } = made
      const start = async () => {
        await workflows.reconcileUser({ userId: 'ada', fence: 1 })
        await workflows.reconcileGroup({ groupId: 'ada', fence: 1 })
        await workflows.reconcileRole({ roleArn: 'ada', fence: 1 })
        await workflows.reconcileAll({ fence: 1 })
      }
      const names = ['user-ada-1', 'group-ada-1', 'role-ada-1', 'all-everyone-1']
      await start()
      await start()
      expect(hands.started()).toEqual(names)
      await made.pass()
      await start()
      expect(hands.started()).toEqual(names)
      await workflows.reconcileUser({ userId: 'ada', fence: 2 })
      expect(hands.started()).toEqual([...names, 'user-ada-2'])
    })

    test('an id that is no part of a name stands as its digest', async () => {
      const { workflows, hands } = made
      for (const userId of ['a b', 'a/b', 'x'.repeat(99)])
        await workflows.reconcileUser({ userId, fence: 1 })
      const names = hands.started()
      expect(new Set(names).size).toBe(3)
      for (const name of names) expect(name).toMatch(/^user-[0-9a-f]{40}-1$/)
    })
  })
}
