/**
 * What the actions on jobs, endpoints, pipelines and schedules need: the resource each is about,
 * the roles that are passed, and sagemaker:AddTags when tags are given or SageMaker adds its own
 * (developer guide: without it what Studio makes is refused).
 */
import { type AccessNeed, requestTags, resourceTags, tagsOf } from '../../iam/access-need.ts'
import { namedKinds } from '../../jobs/kinds.ts'
import { workArn } from '../../jobs/store.ts'
import { automaticTags } from '../../jobs/studio-person.ts'
import { tagsOf as tagsOfResource } from '../../studio/tags.ts'
import type { Call } from '../service.ts'
import { rolesIn } from './roles-in.ts'
import { settingsContext } from './settings-context.ts'

type Members = Readonly<Record<string, unknown>>

/** Undefined for an action that is about none of them. */
export function workNeeds(action: string, input: Members, call: Call): AccessNeed[] | undefined {
  const resources = resourcesOf(action, input, call)
  if (resources.length === 0) return undefined
  const making = action.startsWith('Create')
  const given = making ? tagsOf(input.Tags) : {}
  const tags = making ? { ...tagsOf(automaticTags(call.world, call.caller)), ...given } : {}
  const context = { ...settingsContext(input), ...requestTags(given) }
  return [
    ...resources.map((resource) => ({
      action: `sagemaker:${action}`,
      resource,
      context: { ...context, ...existingTags(call, resource) },
    })),
    ...(Object.keys(tags).length === 0 ? [] : [taggingNeed(action, resources[0] ?? '*', tags)]),
    ...rolesIn(input).map((resource) => ({
      action: 'iam:PassRole',
      resource,
      context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    })),
  ]
}

function taggingNeed(action: string, resource: string, tags: Readonly<Record<string, string>>) {
  const context = { ...requestTags(tags), 'sagemaker:TaggingAction': action }
  return { action: 'sagemaker:AddTags', resource, context }
}

function existingTags({ world }: Call, resource: string) {
  const tags = tagsOf(tagsOfResource(world, resource))
  return resourceTags(tags, ['aws:ResourceTag', 'sagemaker:ResourceTag'])
}

function resourcesOf(action: string, input: Members, call: Call): string[] {
  const noun = /^(?:Create|Delete|Describe|List|Start|Stop)(.*)$/.exec(action)?.[1] ?? ''
  const nounIs = (known: string) => [known, `${known}s`, `${known}V2`].includes(noun)
  if (nounIs('PipelineExecution')) return [executionResource(action, input, call)]
  const kind = namedKinds.find((one) => nounIs(one.noun))
  if (!kind) return []
  if (action.startsWith('List')) return ['*']
  const own = workArn(call, kind, String(input[`${kind.noun}Name`]))
  const config = namedKinds.find((one) => one.noun === 'EndpointConfig')
  const isBoth = action === 'CreateEndpoint' && config
  return isBoth ? [own, workArn(call, config, String(input.EndpointConfigName))] : [own]
}

function executionResource(action: string, input: Members, call: Call): string {
  if (input.PipelineExecutionArn !== undefined && /^(Describe|Stop)/.test(action)) {
    return String(input.PipelineExecutionArn)
  }
  const name = String(input.PipelineName)
  if (name.startsWith('arn:')) return name
  return `arn:aws:sagemaker:${call.region}:${call.accountId}:pipeline/${name}`
}
