/** NotIpAddress: an address outside every range, or none. */
import { negated } from '../operator.ts'
import { ipAddress } from './ip-address.ts'

export const notIpAddress = negated('NotIpAddress', ipAddress)
