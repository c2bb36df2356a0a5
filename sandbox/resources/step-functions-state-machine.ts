/** AWS::StepFunctions::StateMachine: a machine in JSONata, checked as a whole when it is made. */
import { requireMachineRole } from '../machines/platform-access.ts'
import { createStateMachine, type MachineType } from '../machines/registry.ts'
import type { ResourceType } from './resource-type.ts'

interface Properties {
  readonly DefinitionString: string
  readonly DefinitionSubstitutions?: Readonly<Record<string, unknown>>
  readonly RoleArn: string
  readonly StateMachineName?: string
  readonly StateMachineType?: MachineType
  readonly LoggingConfiguration?: { readonly Level?: string }
  readonly TracingConfiguration?: { readonly Enabled?: unknown }
}

const LONGEST_NAME = 80
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const resource: ResourceType = {
  type: 'AWS::StepFunctions::StateMachine',
  honoured: [
    'DefinitionString',
    'DefinitionSubstitutions.*',
    'RoleArn',
    'StateMachineName',
    'StateMachineType',
    'LoggingConfiguration.Level',
    'TracingConfiguration.Enabled',
  ],
  withoutEffect: {
    'LoggingConfiguration.Destinations': 'executions are seen on the pages, with their events',
    'LoggingConfiguration.IncludeExecutionData': 'executions are seen on the pages whole',
    'EncryptionConfiguration.*': 'executions stand in memory, unencrypted',
    'Tags[].*': 'no permission or page here reads them',
  },
  create(input, world) {
    const properties = input.properties as unknown as Properties
    const place = `${input.stackName}/${input.logicalId}`
    const type = properties.StateMachineType ?? 'STANDARD'
    if (type !== 'STANDARD' && type !== 'EXPRESS') {
      throw new Error(`${place}: StateMachineType must be STANDARD or EXPRESS, not ${type}`)
    }
    const suffix = `-${world.random.text(12, LETTERS)}`
    const name =
      properties.StateMachineName ?? input.logicalId.slice(0, LONGEST_NAME - suffix.length) + suffix
    const definitionText = substitute(properties, place)
    const arn = `arn:aws:states:${input.region}:${input.accountId}:stateMachine:${name}`
    const { RoleArn: roleArn, LoggingConfiguration: logging, TracingConfiguration } = properties
    const logs = logging?.Level !== undefined && logging.Level !== 'OFF'
    try {
      requireMachineRole(world, { roleArn, machineArn: arn, logs })
      const machine = createStateMachine(world, {
        arn,
        name,
        type,
        roleArn,
        traced: String(TracingConfiguration?.Enabled) === 'true',
        definitionText,
      })
      return identityOf(machine.arn, name, machine.revision.revisionId)
    } catch (thrown) {
      throw new Error(`${place}: ${thrown instanceof Error ? thrown.message : thrown}`, {
        cause: thrown,
      })
    }
  },
}

function identityOf(arn: string, name: string, revisionId: string) {
  return { ref: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: revisionId } }
}

/** What AWS does with a `${` that names no substitution is not established: refused here. */
function substitute(properties: Properties, place: string): string {
  const values = properties.DefinitionSubstitutions ?? {}
  return properties.DefinitionString.replaceAll(/\$\{([^}]*)\}?/g, (written, name: string) => {
    if (written.endsWith('}') && Object.hasOwn(values, name)) return String(values[name])
    const declared = Object.keys(values).join(', ') || 'none'
    throw new Error(
      `${place}: DefinitionString has "${written}", which names none of its ` +
        `DefinitionSubstitutions (${declared})`,
    )
  })
}
