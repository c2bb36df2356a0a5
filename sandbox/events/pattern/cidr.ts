/**
 * `{"cidr": "10.0.0.0/24"}`: IPv4 or IPv6 addresses of a block. An IPv4 block never holds an IPv6
 * address. The widest mask is 31 or 127 bits, as in AWS's published matcher (aws/event-ruler).
 */
import { BlockList, isIP } from 'node:net'
import { invalidPattern } from './invalid-pattern.ts'
import { type Operator, requireText } from './value-test.ts'

export const cidr: Operator = (argument, place) => {
  const [address = '', bits = '', ...more] = requireText(argument, 'cidr', place).split('/')
  const version = isIP(address)
  if (more.length > 0 || version === 0 || !/^\d{1,3}$/.test(bits))
    throw invalidPattern("Malformed CIDR, an address, one '/' and mask bits required", place)
  const most = version === 4 ? 31 : 127
  if (Number(bits) > most)
    throw invalidPattern(`IPv${version} mask bits must be < ${most + 1}`, place)
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const block = new BlockList()
  block.addSubnet(address, Number(bits), family)
  return (value) =>
    typeof value === 'string' && isIP(value) === version && block.check(value, family)
}
