/** What users leave running, through SageMaker's API and that of resource tags. */
import {
  GetResourcesCommand,
  type ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api'
import { DescribePipelineExecutionCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker'
import { StillPending } from '../core/errors.ts'
import type { Work } from '../core/ports.ts'
import { inCoreWords, isRefused, isWorkGone, unlessAbsent } from './errors.ts'
import { listing } from './work-listings.sagemaker.ts'
import { stopping } from './work-stops.sagemaker.ts'

/** SageMaker puts it on what is made through Studio (developer guide, monitor user access). */
const PROFILE_TAG = 'sagemaker:user-profile-arn'

/** GetResources' most. */
const RESOURCES_PER_PAGE = 100

export function sageMakerWork(clients: {
  readonly sageMaker: SageMakerClient
  readonly resourceTags: ResourceGroupsTaggingAPIClient
}): Work {
  const { sageMaker, resourceTags } = clients
  return {
    async ofProfile(profileArn, cursor) {
      const command = new GetResourcesCommand({
        TagFilters: [{ Key: PROFILE_TAG, Values: [profileArn] }],
        ResourceTypeFilters: ['sagemaker'],
        ResourcesPerPage: RESOURCES_PER_PAGE,
        PaginationToken: cursor,
      })
      const answer = await inCoreWords(() => resourceTags.send(command))
      const { ResourceTagMappingList: found = [], PaginationToken: next } = answer
      const arns = found.flatMap(({ ResourceARN }) => ResourceARN ?? [])
      return next ? { arns, cursor: next } : { arns }
    },

    async running(kind, { pipeline, cursor } = {}) {
      const { items, next } = await unlessAbsent(
        () => listing[kind](sageMaker, { NextToken: cursor }, pipeline),
        { items: [], next: undefined },
      )
      return next ? { items, cursor: next } : { items }
    },

    startedBy: (executionArn) =>
      unlessAbsent(async () => {
        const command = new DescribePipelineExecutionCommand({
          PipelineExecutionArn: executionArn,
        })
        return (await sageMaker.send(command)).CreatedBy?.UserProfileArn
      }, undefined),

    // Refused is what has ended meanwhile, or does not take a stop now: the next list tells which.
    async stop(item) {
      try {
        await unlessAbsent(() => stopping[item.kind](sageMaker, item), undefined)
      } catch (error) {
        if (isWorkGone(error)) return
        if (!isRefused(error)) throw error
        throw new StillPending(`${item.kind} ${item.name} cannot be stopped now`, { cause: error })
      }
    },
  }
}
