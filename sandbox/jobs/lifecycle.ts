/** How work goes on and ends: on the world's clock, after its durations. */
import { forgetTags } from '../studio/tags.ts'
import type { World } from '../world/world.ts'
import type { WorkKind } from './kinds.ts'
import { dropWork, type Work } from './store.ts'

function become(world: World, work: Work, status: string): void {
  work.status = status
  work.lastModifiedTime = world.clock.now()
}

function after(world: World, row: string, run: () => void): void {
  world.clock.at(world.clock.now() + world.weather.draw(row, world.random), run)
}

/** A job runs for hours: time passes over its end, and is not made to pass for it. */
export function beginRun(world: World, work: Work, kind: WorkKind): void {
  const endsAt = world.clock.now() + world.weather.draw('sagemaker.jobRun', world.random)
  const end = () => {
    if (work.status === kind.running) become(world, work, kind.ended)
  }
  world.clock.at(endsAt, end, { background: true })
}

/** Stopping at first, then Stopped. */
export function beginStop(world: World, work: Work): void {
  become(world, work, 'Stopping')
  after(world, 'sagemaker.jobStop', () => become(world, work, 'Stopped'))
}

export function beginEndpointCreate(world: World, work: Work): void {
  after(world, 'sagemaker.endpointCreate', () => become(world, work, 'InService'))
}

export function beginEndpointDelete(world: World, work: Work): void {
  become(world, work, 'Deleting')
  after(world, 'sagemaker.endpointDelete', () => {
    dropWork(world, work.arn)
    forgetTags(world, work.arn)
  })
}

/** Pending at first, as long as the change takes (assumed for both). */
export function beginScheduleChange(world: World, work: Work, status: string): void {
  become(world, work, 'Pending')
  after(world, 'sagemaker.scheduleChange', () => become(world, work, status))
}
