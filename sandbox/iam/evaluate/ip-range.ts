/** IP addresses and ranges in CIDR notation, versions 4 and 6. */
import { BlockList, isIP } from 'node:net'

export interface IpRange {
  readonly address: string
  readonly family: 'ipv4' | 'ipv6'
  readonly prefix: number
}

const longest = { ipv4: 32, ipv6: 128 } as const

/** Without a prefix, an address is a range of one. Undefined for what is neither. */
export function readIpRange(text: string): IpRange | undefined {
  const [address = '', prefixText, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return undefined
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const prefix = prefixText === undefined ? longest[family] : Number(prefixText)
  const valid = /^\d*$/.test(prefixText ?? '') && prefixText !== '' && prefix <= longest[family]
  return valid ? { address, family, prefix } : undefined
}

/** Whether the address of `found` lies in the range. An address of the other version does not. */
export function contains(range: IpRange, found: IpRange): boolean {
  if (range.family !== found.family) return false
  const list = new BlockList()
  list.addSubnet(range.address, range.prefix, range.family)
  return list.check(found.address, found.family)
}
