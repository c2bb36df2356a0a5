/** The in-memory ports keep the contracts, so that simulations stand on them. */
import { memoryPorts } from '../support/rollcall-tables.ts'
import { auditLogContract } from './audit-log.contract.ts'
import { beginningsContract } from './beginnings.contract.ts'
import { guardContract } from './guard.contract.ts'
import { leasesContract } from './leases.contract.ts'
import { ledgerContract } from './ledger.contract.ts'
import { reconcileAllContract } from './reconcile-all.contract.ts'
import { signInContract } from './sign-in.contract.ts'

beginningsContract('memory', memoryPorts)
leasesContract('memory', memoryPorts)
ledgerContract('memory', memoryPorts)
auditLogContract('memory', memoryPorts)
guardContract('memory', memoryPorts)
reconcileAllContract('memory', memoryPorts)
signInContract('memory', memoryPorts)
