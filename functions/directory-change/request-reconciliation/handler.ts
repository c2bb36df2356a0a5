/** Turns one directory event into requests to look: at a user, at a group, at a membership. */
import { reconcileRequests } from '../../../core/event/reconcile-requests.ts'
import type { Log } from '../../../core/ports.ts'
import type { GroupPorts } from '../../support/read-group.ts'
import { ask } from './ask.ts'

export interface RequestReconciliationPorts extends GroupPorts {
  readonly log: Log
}

export interface Requested {
  readonly outcome: string
  readonly asked: number
}

export function requestReconciliation(ports: RequestReconciliationPorts) {
  return async (event: unknown): Promise<Requested> => {
    const { requests, because, outcome, removal } = reconcileRequests(event)
    let asked = 0
    for (const request of requests) asked += await ask(ports, request, { because, removal })
    ports.log.info('directory change has been looked at', { ...because, outcome, asked })
    return { outcome, asked }
  }
}
