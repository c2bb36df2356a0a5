/** Work that a person leaves running is found and stopped through SageMaker's API. */
import { describe, expect, it } from 'vitest'
import { ROLE } from '../studio/studio-world.ts'
import { jobs, monitoring, PROFILE_ARN, variants, workWorld } from './job-world.ts'

const hours = (count: number) => count * 3_600_000

describe.each(Object.entries(jobs))('a %s', (noun, kind) => {
  const named = (name: string) => ({ [`${noun}Name`]: name })
  const named1 = named('one')

  it('runs, is listed as such and described, until it ends', async () => {
    const { world, studio } = workWorld()
    const arn = (await studio(kind.create, { ...named1, ...kind.request }))[`${noun}Arn`]
    const running = { ...named1, [`${noun}Arn`]: arn, [`${noun}Status`]: 'InProgress' }
    expect(await studio(kind.describe, named1)).toMatchObject(running)
    const list = (StatusEquals: string) => studio(`List${noun}s`, { StatusEquals })
    expect(await list('InProgress')).toMatchObject({ [kind.summaries]: [running] })
    await world.clock.advance(hours(5))
    expect(await list('InProgress')).toEqual({ [kind.summaries]: [] })
    expect(await studio(kind.describe, named1)).toMatchObject({ [`${noun}Status`]: 'Completed' })
  })

  it('that is stopped is Stopping, then Stopped, and is not stopped again', async () => {
    const { world, studio, refusal } = workWorld()
    await studio(kind.create, { ...named1, ...kind.request })
    await studio(`Stop${noun}`, named1)
    const status = async () => (await studio(kind.describe, named1))[`${noun}Status`]
    expect(await status()).toBe('Stopping')
    await world.clock.quiet(5000)
    expect(await status()).toBe('Stopped')
    expect((await refusal(`Stop${noun}`, named1)).code).toBe('ValidationException')
    await world.clock.advance(hours(5))
    expect(await status()).toBe('Stopped')
  })

  it('has a name of its own', async () => {
    const { studio, refusal } = workWorld()
    await studio(kind.create, { ...named1, ...kind.request })
    const again = await refusal(kind.create, { ...named1, ...kind.request })
    expect(again.code).toBe('ResourceInUse')
    expect((await refusal(`Stop${noun}`, named('two'))).code).toBe(kind.absent)
    expect((await refusal(kind.describe, named('two'))).code).toBe(kind.absent)
  })

  it('is one of many that come in pages', async () => {
    const { studio, world } = workWorld()
    for (const name of ['one', 'two', 'three']) {
      await studio(kind.create, { ...named(name), ...kind.request })
      await world.clock.advance(1000)
    }
    const first = await studio(`List${noun}s`, { MaxResults: 2 })
    const { NextToken } = first
    const second = await studio(`List${noun}s`, { MaxResults: 2, NextToken })
    const rows = [first, second].flatMap((page) => page[kind.summaries] as object[])
    expect(rows.map((row) => Object(row)[`${noun}Name`]).sort()).toEqual(['one', 'three', 'two'])
    expect(second.NextToken).toBeUndefined()
  })
})

describe('a training job', () => {
  it('says what it was not asked for', async () => {
    const { studio } = workWorld()
    const name = { TrainingJobName: 'one' }
    const asked = { ...name, ...jobs.TrainingJob.request, EnableNetworkIsolation: true }
    await studio('CreateTrainingJob', asked)
    expect(await studio('DescribeTrainingJob', name)).toMatchObject({
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: false,
      EnableManagedSpotTraining: false,
    })
  })
})

describe('an AutoML job', () => {
  it('is described with its problem and its objective', async () => {
    const { studio } = workWorld()
    const name = { AutoMLJobName: 'one' }
    const asked = { ...jobs.AutoMLJob.request, AutoMLJobObjective: { MetricName: 'MSE' } }
    await studio('CreateAutoMLJobV2', { ...name, ...asked })
    expect(await studio('DescribeAutoMLJobV2', name)).toMatchObject(asked)
  })
})

describe('a tuning job', () => {
  it('counts its training jobs of every status, and is listed with its limits', async () => {
    const { studio } = workWorld()
    const name = { HyperParameterTuningJobName: 'one' }
    const { request, summaries } = jobs.HyperParameterTuningJob
    await studio('CreateHyperParameterTuningJob', { ...name, ...request })
    const none = { Completed: 0, InProgress: 0, Stopped: 0 }
    const TrainingJobStatusCounters = { ...none, RetryableError: 0, NonRetryableError: 0 }
    const shown = await studio('DescribeHyperParameterTuningJob', name)
    expect(shown).toMatchObject({ TrainingJobStatusCounters })
    expect(await studio('ListHyperParameterTuningJobs', {})).toMatchObject({
      [summaries]: [{ TrainingJobStatusCounters, ResourceLimits: { MaxParallelTrainingJobs: 1 } }],
    })
  })
})

describe('an endpoint', () => {
  const config = { EndpointConfigName: 'config', ...variants }
  const one = { EndpointName: 'one' }

  it('serves once it is made, until it is deleted and gone', async () => {
    const { world, studio, refusal } = workWorld()
    await studio('CreateEndpointConfig', config)
    await studio('CreateEndpoint', { ...one, EndpointConfigName: 'config' })
    expect(await studio('DescribeEndpoint', one)).toMatchObject({ EndpointStatus: 'Creating' })
    expect((await refusal('DeleteEndpoint', one)).message).toContain('in-progress endpoint')
    await world.clock.quiet(5000)
    const listed = await studio('ListEndpoints', { StatusEquals: 'InService' })
    expect(listed).toMatchObject({ Endpoints: [{ ...one, EndpointStatus: 'InService' }] })
    await studio('DeleteEndpoint', one)
    expect(await studio('DescribeEndpoint', one)).toMatchObject({ EndpointStatus: 'Deleting' })
    await world.clock.quiet(5000)
    expect((await refusal('DescribeEndpoint', one)).message).toContain('Could not find endpoint')
  })

  it('needs a configuration, and a name of its own', async () => {
    const { studio, refusal } = workWorld()
    const request = { ...one, EndpointConfigName: 'config' }
    expect((await refusal('CreateEndpoint', request)).code).toBe('ValidationException')
    await studio('CreateEndpointConfig', config)
    await studio('CreateEndpoint', request)
    expect((await refusal('CreateEndpoint', request)).code).toBe('ValidationException')
  })
})

const token = { ClientRequestToken: 'a'.repeat(36) }

describe('a pipeline', () => {
  const pipeline = { PipelineName: 'nightly', RoleArn: ROLE, PipelineDefinition: '{}', ...token }

  it('is listed, and executes until it is stopped', async () => {
    const { world, studio } = workWorld()
    const { PipelineArn } = await studio('CreatePipeline', pipeline)
    expect(await studio('ListPipelines', { PipelineNamePrefix: 'night' })).toMatchObject({
      PipelineSummaries: [{ PipelineArn, PipelineName: 'nightly' }],
    })
    const started = await studio('StartPipelineExecution', { PipelineName: 'nightly', ...token })
    const { PipelineExecutionArn } = started
    const listed = async () => {
      const answer = await studio('ListPipelineExecutions', { PipelineName: String(PipelineArn) })
      return answer.PipelineExecutionSummaries
    }
    expect(await listed()).toMatchObject([{ PipelineExecutionStatus: 'Executing' }])
    await studio('StopPipelineExecution', { PipelineExecutionArn, ...token })
    expect(await listed()).toMatchObject([{ PipelineExecutionStatus: 'Stopping' }])
    await world.clock.quiet(5000)
    expect(await listed()).toMatchObject([{ PipelineExecutionStatus: 'Stopped' }])
  })

  it('tells which profile started an execution, and of others the principal', async () => {
    const { asAda, studio } = workWorld()
    await studio('CreatePipeline', pipeline)
    const start = { PipelineName: 'nightly', ...token }
    const byAda = await asAda('StartPipelineExecution', start)
    const byOperator = await studio('StartPipelineExecution', start)
    const startedBy = async ({ PipelineExecutionArn }: Record<string, unknown>) =>
      (await studio('DescribePipelineExecution', { PipelineExecutionArn })).CreatedBy
    expect(await startedBy(byAda)).toMatchObject({ UserProfileArn: PROFILE_ARN })
    expect(await startedBy(byOperator)).toEqual({
      IamIdentity: expect.objectContaining({ Arn: expect.stringContaining('operator') }),
    })
  })

  it('is listed by the name that it is to show', async () => {
    const { studio } = workWorld()
    await studio('CreatePipeline', { ...pipeline, PipelineDisplayName: 'Every-night' })
    expect(await studio('ListPipelines', {})).toMatchObject({
      PipelineSummaries: [{ PipelineDisplayName: 'Every-night' }],
    })
  })

  it('is not there unless it was made', async () => {
    const { refusal } = workWorld()
    const missing = await refusal('StartPipelineExecution', { PipelineName: 'nightly', ...token })
    expect(missing.code).toBe('ResourceNotFound')
    const listed = await refusal('ListPipelineExecutions', { PipelineName: 'nightly' })
    expect(listed.code).toBe('ResourceNotFound')
  })
})

describe('a monitoring schedule', () => {
  it('is Scheduled until it is stopped', async () => {
    const { world, studio } = workWorld()
    const one = { MonitoringScheduleName: 'one' }
    await studio('CreateMonitoringSchedule', { ...one, MonitoringScheduleConfig: monitoring })
    await world.clock.quiet(5000)
    const list = (StatusEquals: string) => studio('ListMonitoringSchedules', { StatusEquals })
    expect(await list('Scheduled')).toMatchObject({ MonitoringScheduleSummaries: [one] })
    await studio('StopMonitoringSchedule', one)
    await world.clock.quiet(5000)
    expect(await list('Scheduled')).toEqual({ MonitoringScheduleSummaries: [] })
    expect(await studio('DescribeMonitoringSchedule', one)).toMatchObject({
      MonitoringScheduleStatus: 'Stopped',
    })
  })
})
