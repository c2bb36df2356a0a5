/** What a leaver leaves running beside apps is found by its tag, and handled as the map says. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleArn } from '../../core/persona/role-name.ts'
import { groups, people } from '../../sample/company.ts'
import { leaveRunning } from '../support/left-running.ts'
import { connect, connections, openToRemoteIde, toolkit } from '../support/remote-ide.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

const HOUR_MS = 3_600_000
const region = 'arn:aws:sagemaker:eu-west-1:111122223333'
let world: Rollcall
let userId: string

const summaries = {
  ListTrainingJobs: ['TrainingJobSummaries', 'TrainingJobStatus'],
  ListProcessingJobs: ['ProcessingJobSummaries', 'ProcessingJobStatus'],
  ListTransformJobs: ['TransformJobSummaries', 'TransformJobStatus'],
  ListHyperParameterTuningJobs: [
    'HyperParameterTuningJobSummaries',
    'HyperParameterTuningJobStatus',
  ],
  ListAutoMLJobs: ['AutoMLJobSummaries', 'AutoMLJobStatus'],
  ListEndpoints: ['Endpoints', 'EndpointStatus'],
  ListMonitoringSchedules: ['MonitoringScheduleSummaries', 'MonitoringScheduleStatus'],
} as const

/** By list, the status of the one that is listed; undefined when none is. */
async function statuses(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const [list, [member, status]] of Object.entries(summaries)) {
    const answer = await world.call(`SageMaker.${list}`, {})
    const [one] = answer[member] as ReadonlyArray<Readonly<Record<string, unknown>>>
    found[list] = one?.[status]
  }
  const PipelineName = 'fraud--left-pipeline'
  const answer = await world.call('SageMaker.ListPipelineExecutions', { PipelineName })
  const [one] = answer.PipelineExecutionSummaries as ReadonlyArray<{
    readonly PipelineExecutionStatus: string
  }>
  found.ListPipelineExecutions = one?.PipelineExecutionStatus
  return found
}

const grant = async () => (await world.ports.ledger.grantsOf(userId))[0]

beforeAll(async () => {
  world = await openRollcall()
  const idp = world.provider('okta')
  const groupId = await idp.createGroup(groups.fraudLeads)
  userId = await idp.createUser(people.maya)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
  const profileName = (await grant())?.profileName
  await leaveRunning(world, `${region}:user-profile/d-research0001/${profileName}`)
  await openToRemoteIde(world, String(profileName))
}, 60_000)
afterAll(() => world.close())

test('no persona connects a remote IDE; who has another role that may is connected', async () => {
  const { roleArn: persona = '', profileName = '' } = (await grant()) ?? {}
  const studio = { roleArn: persona, sessionName: 'SageMaker', sourceIdentity: profileName }
  await expect(connect(world, studio)).rejects.toThrow(/explicit deny/)
  await connect(world, toolkit)
  expect(connections(world)).toEqual(['Connected'])
})

test('jobs and executions of a leaver stop, and endpoints with their schedules go on', async () => {
  const before = await statuses()
  expect(new Set(Object.values(before))).not.toContain('Stopped')
  await world.provider('okta').setActive(userId, false)
  await world.rest()
  expect((await grant())?.state).toBe('suspended')
  await world.sandbox.world.clock.advance(HOUR_MS)
  await world.rest()
  expect(await statuses()).toEqual({
    ListTrainingJobs: 'Stopped',
    ListProcessingJobs: 'Stopped',
    ListTransformJobs: 'Stopped',
    ListHyperParameterTuningJobs: 'Stopped',
    ListAutoMLJobs: 'Stopped',
    ListEndpoints: 'InService',
    ListMonitoringSchedules: 'Scheduled',
    ListPipelineExecutions: 'Stopped',
  })
}, 60_000)

test('the remote IDE of a leaver is cut off with its app, and is not connected again', async () => {
  expect(connections(world)).toEqual(['Terminated'])
  await expect(connect(world, toolkit)).rejects.toThrow(/runs no app/)
  expect(connections(world)).toEqual(['Terminated'])
})

test('the Deny stays as long as a session can last, and goes when nothing runs', async () => {
  expect((await grant())?.deniedRoleArns).toEqual([roleArn(world.map, 'fraud', 'mlops')])
  await world.sandbox.world.clock.advance(13 * HOUR_MS)
  await world.rest()
  expect(await grant()).not.toHaveProperty('deniedRoleArns')
  expect(await grant()).not.toHaveProperty('watchAt')
  expect((await grant())?.state).toBe('suspended')
}, 60_000)
