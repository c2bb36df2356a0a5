/**
 * GetResources: what carries tags now, in the caller's account and Region. AWS also shows what once
 * carried some; that, and how much later than a change it answers, is not emulated. TagsPerPage has
 * no effect.
 */
import type { Tag } from '../../studio/tags.ts'
import { withinRate } from '../request-rate.ts'
import { type Action, AwsError, type Call } from '../service.ts'
import { type Tagged, taggedResources } from './tagged-resources.ts'

interface TagFilter {
  readonly Key?: string
  readonly Values?: readonly string[]
}

interface GetResourcesRequest {
  readonly PaginationToken?: string
  readonly TagFilters?: readonly TagFilter[]
  readonly ResourcesPerPage?: number
  readonly TagsPerPage?: number
  readonly ResourceTypeFilters?: readonly string[]
  readonly ResourceARNList?: readonly string[]
}

/** Also without ResourcesPerPage (assumed). */
const LONGEST_PAGE = 100

export const action: Action = (request: GetResourcesRequest, call: Call) => {
  throttle(call)
  const { TagFilters = [], ResourceARNList = [], ResourcesPerPage = LONGEST_PAGE } = request
  requireListAlone(request)
  if (ResourcesPerPage < 1 || ResourcesPerPage > LONGEST_PAGE) {
    throw invalid(`ResourcesPerPage must be between 1 and ${LONGEST_PAGE}.`)
  }
  const found = taggedResources(call).filter(
    (resource) =>
      isOfTypes(resource, request.ResourceTypeFilters ?? []) &&
      (ResourceARNList.length === 0 || ResourceARNList.includes(resource.arn)) &&
      TagFilters.every((filter) => hasTag(resource.tags, filter)),
  )
  const start = startOf(request.PaginationToken)
  const end = start + ResourcesPerPage
  return {
    ResourceTagMappingList: found
      .slice(start, end)
      .map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tags })),
    PaginationToken: end < found.length ? tokenAt(end) : '',
  }
}

/**
 * Beyond `tagging.getResourcesRate` calls a second of an account and Region; a burst of one
 * second's calls is let through. The API model has this error; the text is assumed.
 */
function throttle({ world, accountId, region }: Call): void {
  const by = `${accountId}/${region}`
  if (withinRate(world, { row: 'tagging.getResourcesRate', of: 'tagging GetResources', by })) return
  throw new AwsError('ThrottledException', 'Rate exceeded')
}

/** What cannot be asked together with a list of ARNs (API model). */
const besideList = [
  ...['TagFilters', 'ResourceTypeFilters'],
  ...['ResourcesPerPage', 'TagsPerPage', 'PaginationToken'],
] as const

/** Empty lists and an empty token ask for nothing (assumed). */
function requireListAlone(request: GetResourcesRequest): void {
  if (!request.ResourceARNList?.length) return
  const isAsked = (value: unknown) => typeof value === 'number' || Object(value).length > 0
  const other = besideList.find((member) => isAsked(request[member]))
  if (other) throw invalid(`${other} and ResourceARNList cannot be given together.`)
}

function hasTag(tags: readonly Tag[], { Key, Values = [] }: TagFilter): boolean {
  const tag = tags.find((one) => one.Key === Key)
  return tag !== undefined && (Values.length === 0 || Values.includes(tag.Value))
}

/** `sagemaker`, or `sagemaker:training-job`. */
function isOfTypes({ arn }: Tagged, types: readonly string[]): boolean {
  const [, , service, , , resource = ''] = arn.split(':')
  const own = `${service}:${resource.split('/')[0]}`
  return types.length === 0 || types.some((type) => type === service || type === own)
}

function tokenAt(position: number): string {
  return Buffer.from(`after:${position}`).toString('base64url')
}

function startOf(token: string | undefined): number {
  if (token === undefined || token === '') return 0
  const position = /^after:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (position === undefined) throw invalid('The PaginationToken is none of this API.')
  return Number(position)
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message)
}
