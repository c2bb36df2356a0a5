/** Names for resources whose template gives none. */
import type { ResourceInput } from '../resources/resource-type.ts'
import type { World } from '../world/world.ts'

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/**
 * `<stack>-<logical id>-<12 random characters>`, cut before the random part to `longest`
 * characters (64 unless given), as CloudFormation names what is not named.
 */
export function physicalName(input: ResourceInput, world: World, longest = 64): string {
  const random = world.random.text(12, capitals)
  return `${`${input.stackName}-${input.logicalId}`.slice(0, longest - 13)}-${random}`
}
