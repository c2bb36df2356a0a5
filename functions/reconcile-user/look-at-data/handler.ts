/**
 * Looks at a step that archives or removes a leaver's data, or gives it back. A function of its
 * own: it alone reaches DataSync and the archive, and other looks start faster without them.
 */
import { type LookingPorts, looking } from '../support/looking.ts'
import { type DataPorts, look } from './look.ts'

export function lookAtData(ports: DataPorts & LookingPorts) {
  return looking(ports, (studio, step) => look(ports, studio, step))
}
