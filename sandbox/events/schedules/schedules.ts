/**
 * EventBridge Scheduler: every schedule is a background timer, so it fires when time passes it and
 * never makes time pass. Documented precision is 60 seconds ("between 1:00:00 and 1:00:59"); the
 * second within the minute is drawn once for each schedule.
 */
import { AwsError } from '../../services/service.ts'
import { defineStore, type World } from '../../world/world.ts'
import { fire } from './fire.ts'
import { readSchedule, type Schedule, type ScheduleRequest } from './schedule.ts'

interface SchedulerState {
  /** By ARN. */
  readonly schedules: Map<string, Schedule>
  /** By ARN; each account's group `default` needs no entry. */
  readonly groups: Set<string>
}

const state = defineStore<SchedulerState>(() => ({ schedules: new Map(), groups: new Set() }))

interface Place {
  readonly accountId: string
  readonly region: string
}

export function groupArn({ accountId, region }: Place, name: string): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`
}

/** Throws `ConflictException`. */
export function createGroup(world: World, place: Place, name: string): string {
  const arn = groupArn(place, name)
  const { groups } = state.of(world)
  if (name === 'default' || groups.has(arn))
    throw new AwsError('ConflictException', `Schedule group ${name} already exists.`, 409)
  groups.add(arn)
  return arn
}

/** Throws `ValidationException`, `ResourceNotFoundException` or `ConflictException`. */
export function createSchedule(world: World, request: Omit<ScheduleRequest, 'nowMs'>): Schedule {
  const schedule = readSchedule({ ...request, nowMs: world.clock.now() })
  const { schedules, groups } = state.of(world)
  const { groupName, name } = schedule
  if (groupName !== 'default' && !groups.has(groupArn(schedule, groupName)))
    throw new AwsError(
      'ResourceNotFoundException',
      `Schedule group ${groupName} does not exist.`,
      404,
    )
  if (schedules.has(schedule.arn))
    throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409)
  schedules.set(schedule.arn, schedule)
  const withinMinute = world.random.between(0, 59) * 1000
  if (schedule.state === 'ENABLED')
    setTimer(world, { schedule, withinMinute, afterMs: world.clock.now() - 1 })
  return schedule
}

/** Throws `ResourceNotFoundException`. */
export function findSchedule(
  world: World,
  {
    accountId,
    region,
    groupName,
    name,
  }: Place & { readonly groupName: string; readonly name: string },
): Schedule {
  const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`
  const schedule = state.of(world).schedules.get(arn)
  if (schedule) return schedule
  throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404)
}

/** The schedules of an account and Region, by group and name. */
export function listSchedules(world: World, { accountId, region }: Place): Schedule[] {
  return [...state.of(world).schedules.values()]
    .filter((schedule) => schedule.accountId === accountId && schedule.region === region)
    .sort((left, right) => (left.arn < right.arn ? -1 : 1))
}

interface Timing {
  readonly schedule: Schedule
  readonly withinMinute: number
  readonly afterMs: number
}

function setTimer(world: World, { schedule, withinMinute, afterMs }: Timing): void {
  const { expression, startMs, endMs } = schedule
  const from = expression.once || startMs === undefined ? afterMs : Math.max(afterMs, startMs - 1)
  const dueAt = expression.next(from)
  if (dueAt === undefined || (!expression.once && endMs !== undefined && dueAt > endMs)) return
  world.clock.at(
    dueAt + withinMinute,
    () => {
      setTimer(world, { schedule, withinMinute, afterMs: dueAt })
      void fire(world, schedule, dueAt)
    },
    { background: true },
  )
}
