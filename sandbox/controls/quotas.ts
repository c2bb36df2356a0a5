/** Raises or lowers a quota of Studio, as AWS does once it has granted a request for more. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { quotaKindOf, quotaRows, setQuota } from '../studio/quotas.ts'
import type { World } from '../world/world.ts'
import { ControlRefused, json, readCount, readMembers } from './answers.ts'

const members = ['quotaCode', 'value', 'accountId', 'region'] as const

/** Account and Region are the world's unless given. */
export function changeQuota(world: World, request: HttpRequest): HttpResponse {
  const given = readMembers(request, members)
  const { quotaCode, accountId = world.accountId, region = world.region } = given
  const kind = quotaKindOf(String(quotaCode))
  if (!kind) {
    const codes = Object.values(quotaRows).map(({ code, name }) => `${code} (${name})`)
    throw new ControlRefused(`"quotaCode" must be one of ${codes.join(', ')}.`)
  }
  const value = readCount(given.value, 'value', 0)
  setQuota(world, { accountId: String(accountId), region: String(region) }, { kind, value })
  return json({ quotaCode, value, accountId, region })
}
