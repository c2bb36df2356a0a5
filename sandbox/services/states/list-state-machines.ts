/** Lists the state machines. */
import { type PageRequest, pageOf, toSeconds } from '../../machines/page.ts'
import { listMachines } from '../../machines/registry.ts'
import type { Action } from '../service.ts'

export const action: Action = (request: PageRequest, call) => {
  const { page, nextToken } = pageOf(listMachines(call.world), request)
  return {
    stateMachines: page.map(({ arn, name, type, createdAt }) => ({
      stateMachineArn: arn,
      name,
      type,
      creationDate: toSeconds(createdAt),
    })),
    ...(nextToken && { nextToken }),
  }
}
