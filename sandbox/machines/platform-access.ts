/** What Step Functions does as a machine's role beside its tasks: logs and traces. */
import { type Asker, roleAsker, serviceAsker } from '../iam/asker.ts'
import { judges, refusalOf } from '../iam/judge.ts'
import { iam } from '../iam/store.ts'
import { isAssumable } from '../iam/trust.ts'
import type { World } from '../world/world.ts'

/**
 * The policy that the developer guide gives for logs (cw-logs). Which of its actions AWS asks for
 * when the machine is made is not established: here, all.
 */
const forLogs = [
  ...['CreateLogDelivery', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery'],
  ...['ListLogDeliveries', 'PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups'],
]

/** The policy that the developer guide gives for traces (concepts-xray-tracing). */
const forTraces = [
  ...['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'],
]

/**
 * Throws, in words seen, when the role does not trust Step Functions or may not deliver the
 * machine's log.
 */
export function requireMachineRole(world: World, { roleArn, machineArn, logs }: MachineRole): void {
  if (!judges(world)) return
  if (!iam.of(world).roles.has(roleArn)) {
    throw new Error(`RoleArn: there is no role ${roleArn} in the template or seed`)
  }
  const service = 'states.amazonaws.com'
  const assumption = { roleArn, operation: 'AssumeRole', sessionName: 'CreateStateMachine' }
  if (!isAssumable(world, serviceAsker(service, machineArn), assumption)) {
    throw new Error(`The principal ${service} is not authorized to assume the provided role.`)
  }
  if (
    logs &&
    refusedAny(world, roleAsker(world, roleArn, 'logs'), { service: 'logs', needs: forLogs })
  ) {
    throw new Error('The state machine IAM Role is not authorized to access the Log Destination')
  }
}

interface MachineRole {
  readonly roleArn: string
  readonly machineArn: string
  /** Whether the machine writes a log. */
  readonly logs: boolean
}

/** A refusal of traces, which are not kept here anyway, stands in CallLog alone. */
export function sendTraces(world: World, roleArn: string): void {
  refusedAny(world, roleAsker(world, roleArn, 'traces'), { service: 'xray', needs: forTraces })
}

/** Asks for all, so that CallLog tells of each. */
function refusedAny(
  world: World,
  asker: Asker,
  { service, needs }: { readonly service: string; readonly needs: readonly string[] },
): boolean {
  const refused = needs.filter((operation) => {
    const need = { action: `${service}:${operation}`, resource: '*' }
    return refusalOf(world, asker, { needs: [need], operation: { service, operation } })
  })
  return refused.length > 0
}
