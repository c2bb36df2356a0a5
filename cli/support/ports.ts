/** The ports a command works with, over the connection it made. */
import { readFileSync } from 'node:fs'
import { dynamoDbAuditLog } from '../../adapters/audit-log.dynamodb.ts'
import { dynamoDb } from '../../adapters/clients/dynamodb.ts'
import { identityStore } from '../../adapters/clients/identity-store.ts'
import { sageMaker } from '../../adapters/clients/sagemaker.ts'
import { systemClock } from '../../adapters/clock.system.ts'
import { identityStoreDirectory } from '../../adapters/directory.identity-store.ts'
import { dynamoDbLedger } from '../../adapters/ledger.dynamodb.ts'
import { sageMakerStudio } from '../../adapters/studio.sagemaker.ts'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { formatProblem, parseAccessMap } from '../../core/access-map/parse.ts'
import { tableName } from '../../core/deployed-names.ts'
import type { AuditLog, Clock, Directory, Ledger, Studio } from '../../core/ports.ts'
import { CommandError, exitCode } from './exit.ts'

export interface CommandPorts {
  readonly clock: Clock
  readonly directory: Directory
  readonly ledger: Ledger
  readonly studio: Studio
  readonly auditLog: AuditLog
}

export function portsFor(map: AccessMap): CommandPorts {
  const database = dynamoDb()
  return {
    clock: systemClock,
    directory: identityStoreDirectory({
      client: identityStore(),
      identityStoreId: map.identityStore.id,
    }),
    ledger: dynamoDbLedger({ client: database, tables: tableName }),
    studio: sageMakerStudio({ client: sageMaker() }),
    auditLog: dynamoDbAuditLog({ client: database, tables: tableName }),
  }
}

/** Reads and checks the map; every problem is told at once. */
export function loadMap(file: string): AccessMap {
  const { map, problems } = parseAccessMap(textOf(file), file)
  if (map) return map
  throw new CommandError(
    exitCode.badInput,
    `the access map has ${problems.length} problems:\n${problems.map(formatProblem).join('\n')}`,
  )
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CommandError(exitCode.badInput, `the access map ${file} cannot be read`, { cause })
  }
}
