/** Point-in-time recovery as kept data: what was set is described; nothing can be restored here. */
import { promisify } from 'node:util'
import { AwsError } from '../services/service.ts'
import { type Engine, onEngine, type Place } from './engine.ts'

/** AWS's default, and its most (API reference). */
const DEFAULT_DAYS = 35

interface UpdateInput {
  readonly TableName?: string
  readonly PointInTimeRecoverySpecification?: {
    readonly PointInTimeRecoveryEnabled?: boolean
    readonly RecoveryPeriodInDays?: number
  }
}

export function updateContinuousBackups(input: UpdateInput, place: Place): Promise<object> {
  return onEngine(place, async (engine) => {
    const { TableName: name = '', PointInTimeRecoverySpecification: wanted } = input
    await requireTable(engine, name)
    if (wanted?.PointInTimeRecoveryEnabled)
      engine.recoveryDays.set(name, wanted.RecoveryPeriodInDays ?? DEFAULT_DAYS)
    else engine.recoveryDays.delete(name)
    return describe(engine, name)
  })
}

export function describeContinuousBackups(
  input: { readonly TableName?: string },
  place: Place,
): Promise<object> {
  return onEngine(place, async (engine) => {
    const { TableName: name = '' } = input
    await requireTable(engine, name)
    return describe(engine, name)
  })
}

/** These two operations have an error of their own in DynamoDB's model; its text is assumed. */
async function requireTable({ store }: Engine, name: string): Promise<void> {
  if (await promisify(store.tableDb.get)(name)) return
  throw new AwsError('TableNotFoundException', `Table not found: ${name}`)
}

function describe({ recoveryDays }: Engine, table: string): object {
  const days = recoveryDays.get(table)
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription:
        days === undefined
          ? { PointInTimeRecoveryStatus: 'DISABLED' }
          : { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: days },
    },
  }
}
