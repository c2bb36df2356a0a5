/** AWS Security Token Service: sessions of roles, each with its record. */
import type { ServiceDefinition } from '../service.ts'
import { recordSts } from './trail.ts'

export const service: ServiceDefinition = {
  name: 'sts',
  protocol: 'awsQuery',
  query: { version: '2011-06-15', xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  record: recordSts,
}
