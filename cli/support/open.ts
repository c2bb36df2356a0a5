/** What every command that speaks to somebody begins with: whom, by which map and which clock. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { clockOf } from './clock.ts'
import { type ConnectionOptions, connect } from './connection.ts'
import type { Output } from './output.ts'
import { type CommandPorts, loadMap, portsFor } from './ports.ts'

export interface Opened {
  /** The map's file, as the problems and reasons name it. */
  readonly file: string
  readonly map: AccessMap
  readonly ports: CommandPorts
}

export async function open(
  options: ConnectionOptions,
  output: Pick<Output, 'progress'>,
): Promise<Opened> {
  const file = connect(options, output.progress)
  const map = loadMap(file)
  // AWS itself is where the hub is, unless the shell says otherwise.
  process.env.AWS_REGION ??= process.env.AWS_DEFAULT_REGION ?? map.hub.region
  const clock = await clockOf(process.env.AWS_ENDPOINT_URL)
  return { file, map, ports: portsFor(map, clock) }
}
