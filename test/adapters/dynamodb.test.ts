/** The DynamoDB adapters keep the contracts. */
import { dynamoDbPorts } from '../support/rollcall-tables.ts'
import { auditLogContract } from './audit-log.contract.ts'
import { beginningsContract } from './beginnings.contract.ts'
import { guardContract } from './guard.contract.ts'
import { leasesContract } from './leases.contract.ts'
import { ledgerContract } from './ledger.contract.ts'
import { pagesContract } from './pages.contract.ts'
import { reconcileAllContract } from './reconcile-all.contract.ts'
import { restorationsContract } from './restorations.contract.ts'
import { signInContract } from './sign-in.contract.ts'
import { storeTroublesContract } from './troubles.contract.ts'

beginningsContract('DynamoDB', dynamoDbPorts)
leasesContract('DynamoDB', dynamoDbPorts)
ledgerContract('DynamoDB', dynamoDbPorts)
pagesContract('DynamoDB', dynamoDbPorts)
auditLogContract('DynamoDB', dynamoDbPorts)
guardContract('DynamoDB', dynamoDbPorts)
reconcileAllContract('DynamoDB', dynamoDbPorts)
signInContract('DynamoDB', dynamoDbPorts)
restorationsContract('DynamoDB', dynamoDbPorts)
storeTroublesContract('DynamoDB', dynamoDbPorts)
