/** ListEndpoints. */
import { endpoint } from '../../jobs/kinds.ts'
import { listWork } from './work-actions.ts'

export const action = listWork(endpoint, 'Endpoints')
