/** What a sandbox holds, as plain JSON. */
import { trailNotices } from '../cloudtrail/trail.ts'
import { directoryOf } from '../directory/store.ts'
import { eventNotices } from '../events/buses.ts'
import { workerPools } from '../lambdas/invoke.ts'
import { listQueues } from '../queues/queue.ts'
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
    notices: [...eventNotices(world), ...trailNotices(world)],
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

/** Messages by queue: those that can be received now, and those that are hidden or delayed. */
function queueDepths(world: World): object[] {
  const now = world.clock.now()
  return placesOf(world)
    .flatMap((place) => listQueues(world, place))
    .map(({ arn, messages }) => {
      const visible = messages.filter(({ visibleAtMs }) => visibleAtMs <= now).length
      return { arn, visible, hidden: messages.length - visible }
    })
}

/** Accounts and Regions where there may be queues: the world's own and those of the stacks. */
function placesOf(world: World) {
  const arns = deployments
    .of(world)
    .resources.flatMap(({ type, attributes }) =>
      type === 'AWS::SQS::Queue' ? [String(attributes.Arn)] : [],
    )
  const places = new Map<string, { readonly accountId: string; readonly region: string }>()
  for (const arn of [`arn:aws:sqs:${world.region}:${world.accountId}`, ...arns]) {
    const [, , , region = '', accountId = ''] = arn.split(':')
    places.set(`${accountId}/${region}`, { accountId, region })
  }
  return [...places.values()]
}
