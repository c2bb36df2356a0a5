/** The ports a command works with, over the connection it made. */
import { readFileSync } from 'node:fs'
import { dynamoDbAuditLog } from '../../adapters/audit-log.dynamodb.ts'
import { dynamoDb } from '../../adapters/clients/dynamodb.ts'
import { eventBridge } from '../../adapters/clients/event-bridge.ts'
import { identityStore } from '../../adapters/clients/identity-store.ts'
import { sageMaker } from '../../adapters/clients/sagemaker.ts'
import { stepFunctions } from '../../adapters/clients/step-functions.ts'
import { systemClock } from '../../adapters/clock.system.ts'
import { identityStoreDirectory } from '../../adapters/directory.identity-store.ts'
import { dynamoDbFreezes } from '../../adapters/freezes.dynamodb.ts'
import { dynamoDbGuard } from '../../adapters/guard.dynamodb.ts'
import { dynamoDbLeases } from '../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../adapters/ledger.dynamodb.ts'
import { eventBridgeOwnEvents } from '../../adapters/own-events.eventbridge.ts'
import { dynamoDbRestorations } from '../../adapters/restorations.dynamodb.ts'
import { dynamoDbSnapshot } from '../../adapters/snapshot.dynamodb.ts'
import { sageMakerStudio } from '../../adapters/studio.sagemaker.ts'
import { stepFunctionsWorkflows } from '../../adapters/workflows.step-functions.ts'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { formatProblem, parseAccessMap } from '../../core/access-map/parse.ts'
import { machineAliasArn, machineName, ownBusArn, tableName } from '../../core/deployed-names.ts'
import { beginsOf } from '../../core/lease/begins.ts'
import type {
  AuditLog,
  Clock,
  Directory,
  Freezes,
  Guard,
  Leases,
  Ledger,
  OwnEvents,
  Restorations,
  Snapshot,
  Studio,
  Workflows,
} from '../../core/ports.ts'
import { CommandError, exitCode } from './exit.ts'

export interface CommandPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly snapshot: Snapshot
  readonly guard: Guard
  readonly freezes: Freezes
  readonly leases: Leases
  readonly ledger: Ledger
  readonly ownEvents: OwnEvents
  readonly restorations: Restorations
  readonly studio: Studio
  readonly workflows: Workflows
  readonly auditLog: AuditLog
}

/** @param clock default: this machine's */
export function portsFor(map: AccessMap, clock: Clock = systemClock): CommandPorts {
  const database = dynamoDb()
  return {
    clock,
    directory: identityStoreDirectory({
      client: identityStore(),
      identityStoreId: map.identityStore.id,
    }),
    snapshot: dynamoDbSnapshot({ client: database, tables: tableName }),
    guard: dynamoDbGuard({ client: database, tables: tableName }),
    freezes: dynamoDbFreezes({ client: database, tables: tableName }),
    leases: dynamoDbLeases({
      client: database,
      tables: tableName,
      places: map.hub.places,
      begins: beginsOf(map),
    }),
    ledger: dynamoDbLedger({ client: database, tables: tableName }),
    ownEvents: eventBridgeOwnEvents({ client: eventBridge(), bus: ownBusArn(map.hub) }),
    restorations: dynamoDbRestorations({ client: database, tables: tableName }),
    studio: sageMakerStudio({ client: sageMaker() }),
    workflows: stepFunctionsWorkflows({
      client: stepFunctions(),
      reconcileUserMachine: machineAliasArn(map.hub, machineName.reconcileUser),
      reconcileGroupMachine: machineAliasArn(map.hub, machineName.reconcileGroup),
      reconcileRoleMachine: machineAliasArn(map.hub, machineName.reconcileRole),
      reconcileAllMachine: machineAliasArn(map.hub, machineName.reconcileAll),
    }),
    auditLog: dynamoDbAuditLog({ client: database, tables: tableName }),
  }
}

/** Reads and checks the map; every problem is told at once. */
export function loadMap(file: string): AccessMap {
  const { map, problems } = parseAccessMap(textOf(file), file)
  if (map) return map
  throw new CommandError(
    exitCode.badInput,
    `the access map has ${count(problems.length)}:\n${problems.map(formatProblem).join('\n')}`,
  )
}

function count(problems: number): string {
  return problems === 1 ? '1 problem' : `${problems} problems`
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CommandError(
      exitCode.badInput,
      `the access map ${file} cannot be read: name one with --map (${String(cause)})`,
      { cause },
    )
  }
}
