/** The in-memory ports keep the contracts, so that simulations stand on them. */

import { memoryServices } from '../support/memory-services.ts'
import { memoryPorts } from '../support/rollcall-tables.ts'
import { archivesContract } from './archives.contract.ts'
import { assignmentsContract } from './assignments.contract.ts'
import { auditLogContract } from './audit-log.contract.ts'
import { beginningsContract } from './beginnings.contract.ts'
import { directoryContract } from './directory.contract.ts'
import { guardContract } from './guard.contract.ts'
import { leasesContract } from './leases.contract.ts'
import { ledgerContract } from './ledger.contract.ts'
import { pagesContract } from './pages.contract.ts'
import { quotasContract } from './quotas.contract.ts'
import { reconcileAllContract } from './reconcile-all.contract.ts'
import { restorationsContract } from './restorations.contract.ts'
import { signInContract } from './sign-in.contract.ts'
import { studioContract } from './studio.contract.ts'
import { transfersContract } from './transfers.contract.ts'
import { storeTroublesContract, troublesContract } from './troubles.contract.ts'
import { workContract } from './work.contract.ts'
import { workflowsContract } from './workflows.contract.ts'

beginningsContract('memory', memoryPorts)
leasesContract('memory', memoryPorts)
ledgerContract('memory', memoryPorts)
pagesContract('memory', memoryPorts)
auditLogContract('memory', memoryPorts)
guardContract('memory', memoryPorts)
reconcileAllContract('memory', memoryPorts)
signInContract('memory', memoryPorts)
restorationsContract('memory', memoryPorts)
storeTroublesContract('tables in memory', memoryPorts)

archivesContract('memory', memoryServices)
assignmentsContract('memory', memoryServices)
quotasContract('memory', memoryServices)
transfersContract('memory', memoryServices)
workContract('memory', memoryServices)
directoryContract('memory', memoryServices)
studioContract('memory', memoryServices)
workflowsContract('memory', memoryServices)
troublesContract('memory', memoryServices)
