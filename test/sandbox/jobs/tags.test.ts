/** What is made through Studio carries its maker's tags, and is found by them. */
import { describe, expect, it } from 'vitest'
import { DOMAIN_ARN, jobs, PROFILE_ARN, workWorld } from './job-world.ts'

const training = (name: string) => ({ ...jobs.TrainingJob.request, TrainingJobName: name })
const ofAda = { TagFilters: [{ Key: 'sagemaker:user-profile-arn', Values: [PROFILE_ARN] }] }
const arnsOf = (answer: Record<string, unknown>) =>
  (answer.ResourceTagMappingList as { ResourceARN: string }[]).map(({ ResourceARN }) => ResourceARN)

describe('a job made under a profile’s execution role', () => {
  it('carries the ARNs of profile and domain beside its own tags', async () => {
    const { asAda, tagged } = workWorld()
    const Tags = [{ Key: 'Team', Value: 'fraud' }]
    const { TrainingJobArn } = await asAda('CreateTrainingJob', { ...training('one'), Tags })
    expect(await tagged(ofAda)).toEqual({
      PaginationToken: '',
      ResourceTagMappingList: [
        {
          ResourceARN: TrainingJobArn,
          Tags: [
            { Key: 'sagemaker:user-profile-arn', Value: PROFILE_ARN },
            { Key: 'sagemaker:domain-arn', Value: DOMAIN_ARN },
            ...Tags,
          ],
        },
      ],
    })
  })

  it('has tags that are listed, added and taken away like others', async () => {
    const { asAda, studio, tagged } = workWorld()
    const { TrainingJobArn: ResourceArn } = await asAda('CreateTrainingJob', training('one'))
    const Tags = ['Team', 'Cost'].map((Key) => ({ Key, Value: 'fraud' }))
    await studio('AddTags', { ResourceArn, Tags })
    await studio('DeleteTags', { ResourceArn, TagKeys: ['Cost'] })
    const listed = (await studio('ListTags', { ResourceArn })).Tags as { Key: string }[]
    expect(listed.map(({ Key }) => Key)).toEqual([
      'sagemaker:user-profile-arn',
      'sagemaker:domain-arn',
      'Team',
    ])
    const found = await tagged({ TagFilters: [{ Key: 'Team', Values: ['fraud'] }] })
    expect(arnsOf(found)).toContain(ResourceArn)
  })

  it('keeps SageMaker’s own tags, whoever would change them', async () => {
    const { asAda, refusal } = workWorld()
    const { TrainingJobArn: ResourceArn } = await asAda('CreateTrainingJob', training('one'))
    const Key = 'sagemaker:user-profile-arn'
    const changes = [
      await refusal('AddTags', { ResourceArn, Tags: [{ Key, Value: 'other' }] }),
      await refusal('DeleteTags', { ResourceArn, TagKeys: [Key] }),
    ]
    expect(changes.map(({ code }) => code)).toEqual(['ValidationException', 'ValidationException'])
  })

  it('is told from one that an operator made', async () => {
    const { studio, tagged } = workWorld()
    await studio('CreateTrainingJob', training('one'))
    expect(arnsOf(await tagged(ofAda))).toEqual([])
  })

  it('assumes its role with the source identity of its maker', async () => {
    const { asAda, records } = workWorld()
    await asAda('CreateTrainingJob', training('one'))
    expect(records.find(({ eventName }) => eventName === 'AssumeRole')).toMatchObject({
      userIdentity: { invokedBy: 'sagemaker.amazonaws.com' },
      requestParameters: { sourceIdentity: 'ada' },
    })
  })
})

describe('GetResources', () => {
  it('filters by type and by every tag, each by any of its values', async () => {
    const { asAda, tagged } = workWorld()
    const { TrainingJobArn } = await asAda('CreateTrainingJob', {
      ...training('one'),
      Tags: [{ Key: 'Team', Value: 'fraud' }],
    })
    const fraud = { Key: 'Team', Values: ['credit', 'fraud'] }
    const find = async (input: object) => arnsOf(await tagged(input))
    expect(await find({ TagFilters: [fraud] })).toEqual([PROFILE_ARN, TrainingJobArn])
    expect(await find({ TagFilters: [fraud, ...ofAda.TagFilters] })).toEqual([TrainingJobArn])
    expect(await find({ TagFilters: [{ Key: 'Team', Values: ['credit'] }] })).toEqual([])
    expect(await find({ TagFilters: [{ Key: 'Team' }] })).toHaveLength(2)
    const ofType = (type: string) => find({ ResourceTypeFilters: [type] })
    expect(await ofType('sagemaker:training-job')).toEqual([TrainingJobArn])
    expect(await ofType('sagemaker')).toHaveLength(2)
    expect(await ofType('s3')).toEqual([])
  })

  it('answers 15 times a second', async () => {
    const { tagged, world } = workWorld()
    const look = (count: number) => Promise.all(Array.from({ length: count }, () => tagged(ofAda)))
    await look(15)
    await expect(look(1)).rejects.toMatchObject({ code: 'ThrottledException' })
    await world.clock.advance(1000)
    await look(15)
  })

  it('answers a hundred a page, with a token that is empty on the last', async () => {
    const { studio, tagged, world } = workWorld()
    for (let index = 0; index < 120; index++) {
      await studio('CreateTrainingJob', {
        ...training(`job-${index}`),
        Tags: [{ Key: 'sagemaker:user-profile-arn', Value: PROFILE_ARN }],
      })
      if (index % 10 === 9) await world.clock.advance(1000)
    }
    const first = await tagged(ofAda)
    const second = await tagged({ ...ofAda, PaginationToken: first.PaginationToken })
    expect(arnsOf(first)).toHaveLength(100)
    expect(arnsOf(second)).toHaveLength(20)
    expect(second.PaginationToken).toBe('')
    expect(new Set([...arnsOf(first), ...arnsOf(second)]).size).toBe(120)
  })

  it.each([
    ['filters of tags', ofAda],
    ['filters of types', { ResourceTypeFilters: ['sagemaker'] }],
    ['the length of a page', { ResourcesPerPage: 1 }],
    ['the tags of a page', { TagsPerPage: 100 }],
    ['a token', { PaginationToken: 'token' }],
  ])('takes a list of ARNs without %s', async (_what, other) => {
    const { tagged } = workWorld()
    const asked = { ResourceARNList: [PROFILE_ARN] }
    expect(arnsOf(await tagged(asked))).toEqual([PROFILE_ARN])
    await expect(tagged({ ...asked, ...other })).rejects.toMatchObject({
      code: 'InvalidParameterException',
      message: expect.stringContaining('ResourceARNList'),
    })
  })

  it('refuses pages that are too long, and is read-only in CloudTrail', async () => {
    const { records, tagged } = workWorld()
    await expect(tagged({ ResourcesPerPage: 101 })).rejects.toMatchObject({
      code: 'InvalidParameterException',
    })
    await tagged({})
    expect(records).toMatchObject([
      { eventSource: 'tagging.amazonaws.com', readOnly: true, errorCode: expect.any(String) },
      { eventName: 'GetResources', readOnly: true },
    ])
  })
})
