/** What a sandbox holds, as plain JSON. */
import { trailNotices } from '../cloudtrail/trail.ts'
import { directoryOf } from '../directory/store.ts'
import { eventNotices } from '../events/buses.ts'
import { workerPools } from '../lambdas/invoke.ts'
import { alarmNotices } from '../metrics/alarms.ts'
import { queueDepths } from '../queues/queues.ts'
import { shapeNotices } from '../shapes/checks.ts'
import { studioView } from '../studio/view.ts'
import { deployments } from '../template/deploy.ts'
import type { World } from '../world/world.ts'

export function stateOf(world: World): object {
  const { resources, outputs } = deployments.of(world)
  return {
    clock: { kind: world.clock.kind, nowMs: world.clock.now() },
    studio: studioView(world),
    directory: directoryCounts(world),
    queues: queueDepths(world),
    invocationsWaiting: workerPools.of(world).waiting,
    resources: resources.length,
    outputs,
    notices: [
      ...eventNotices(world),
      ...trailNotices(world),
      ...shapeNotices(world),
      ...alarmNotices(world),
    ],
    assumedFigures: world.weather.assumed(),
  }
}

function directoryCounts(world: World): object[] {
  return [...directoryOf(world).stores.values()].map((store) => ({
    identityStoreId: store.identityStoreId,
    users: store.users.ordered.size,
    groups: store.groups.ordered.size,
    memberships: store.groups.ordered
      .all()
      .reduce((sum, { groupId }) => sum + store.memberships.ofGroup(groupId).size, 0),
  }))
}
