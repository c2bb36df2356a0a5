/** Work is made and found only by who is allowed to, with the roles and tags that it needs. */
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api'

import {
  CreateTrainingJobCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker'
import { afterEach, describe, expect, it } from 'vitest'
import { allow, type Enforced, enforced, role, roleArn, trusting } from '../iam/enforced.ts'
import { jobs } from './job-world.ts'

let sandbox: Enforced
afterEach(() => sandbox.close())

const domainId = 'd-work'
const sageMaker = trusting({ Service: 'sagemaker.amazonaws.com' }, [
  'sts:AssumeRole',
  'sts:SetSourceIdentity',
])
const create = allow('sagemaker:CreateTrainingJob', '*')
const pass = allow('iam:PassRole', '*')
const addTags = allow('sagemaker:AddTags', '*')
const request = jobs.TrainingJob.request

/** A role for each thing that somebody lacks. */
async function open() {
  sandbox = await enforced(
    {
      Whole: role('whole', sageMaker, create, pass, addTags),
      Inert: role('inert', sageMaker),
      NoPass: role('no-pass', sageMaker, create, addTags),
      NoTags: role('no-tags', sageMaker, create, pass),
      Finder: role(
        'finder',
        sageMaker,
        allow(['tag:GetResources', 'sagemaker:ListTrainingJobs'], '*'),
        allow('sagemaker:StopTrainingJob', '*', {
          Condition: { Null: { 'aws:ResourceTag/sagemaker:user-profile-arn': 'false' } },
        }),
      ),
    },
    {
      shapes: 'strict',
      seed: {
        studio: {
          domains: [
            {
              DomainId: domainId,
              DomainName: 'work',
              AuthMode: 'IAM',
              DefaultUserSettings: { ExecutionRole: roleArn('inert') },
              DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
            },
          ],
          userProfiles: [{ DomainId: domainId, UserProfileName: 'ada' }],
        },
      },
    },
  )
}

function train(name: string, runsUnder = name) {
  const client = new SageMakerClient(sandbox.as(name, { sourceIdentity: 'ada' }))
  const RoleArn = roleArn(runsUnder)
  return client.send(new CreateTrainingJobCommand({ ...request, TrainingJobName: name, RoleArn }))
}

describe('a job', () => {
  it('is refused to an inert role, and without PassRole or AddTags', async () => {
    await open()
    await expect(train('inert')).rejects.toThrow('sagemaker:CreateTrainingJob')
    await expect(train('no-pass')).rejects.toThrow('iam:PassRole')
    await expect(train('no-tags')).rejects.toThrow('sagemaker:AddTags')
  })

  it('is found by its tags and stopped by a role that may', async () => {
    await open()
    await train('whole')
    const settings = sandbox.as('finder')
    const tags = new ResourceGroupsTaggingAPIClient(settings)
    const found = await tags.send(new GetResourcesCommand({}))
    expect(found.ResourceTagMappingList).toHaveLength(1)
    const client = new SageMakerClient(settings)
    await client.send(new StopTrainingJobCommand({ TrainingJobName: 'whole' }))
    const listed = await client.send(new ListTrainingJobsCommand({ StatusEquals: 'InProgress' }))
    expect(listed.TrainingJobSummaries).toEqual([])
  })
})
