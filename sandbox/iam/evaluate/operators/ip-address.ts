/** IpAddress: an address within a range, versions 4 and 6. */
import { contains, readIpRange } from '../ip-range.ts'
import { readOperator } from '../operator.ts'

export const ipAddress = readOperator('IpAddress', {
  read: readIpRange,
  what: 'an IP address or a range in CIDR notation',
  holds: (found, wanted) => contains(wanted, found),
})
