/** AWS::StepFunctions::StateMachineAlias: a name for one version of a machine. */
import { createAlias } from '../machines/registry.ts'
import type { ResourceType } from './resource-type.ts'

interface Properties {
  readonly Name: string
  readonly RoutingConfiguration?: ReadonlyArray<{
    readonly StateMachineVersionArn: string
    readonly Weight: number | string
  }>
  readonly DeploymentPreference?: { readonly StateMachineVersionArn: string }
}

export const resource: ResourceType = {
  type: 'AWS::StepFunctions::StateMachineAlias',
  honoured: [
    'Name',
    'RoutingConfiguration[].StateMachineVersionArn',
    'RoutingConfiguration[].Weight',
    'DeploymentPreference.StateMachineVersionArn',
  ],
  withoutEffect: {
    Description: 'no page shows it',
    'DeploymentPreference.Type': 'a new alias goes to its version at once',
    'DeploymentPreference.Percentage': 'a new alias goes to its version at once',
    'DeploymentPreference.Interval': 'a new alias goes to its version at once',
    'DeploymentPreference.Alarms': 'a new alias goes to its version at once',
  },
  create(input, world) {
    const properties = input.properties as unknown as Properties
    const place = `${input.stackName}/${input.logicalId}`
    const name = properties.Name
    const { arn } = createAlias(world, { name, versionArn: versionOf(properties, place) })
    return { ref: arn, attributes: { Arn: arn } }
  },
}

function versionOf(properties: Properties, place: string): string {
  const { RoutingConfiguration: routes, DeploymentPreference: preference } = properties
  if (preference && !routes) return preference.StateMachineVersionArn
  const [route, ...others] = routes ?? []
  if (route && others.length === 0 && !preference && Number(route.Weight) === 100) {
    return route.StateMachineVersionArn
  }
  throw new Error(
    `${place}: the sandbox routes an alias to one version: give RoutingConfiguration one entry ` +
      'of weight 100, or a DeploymentPreference alone',
  )
}
