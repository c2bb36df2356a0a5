/** Looks whether a step has come true; throws `StillPending` until it has, then confirms it. */
import { type LookingPorts, looking } from '../support/looking.ts'
import { type LookPorts, look } from './look.ts'

export function lookAtStep(ports: LookPorts & LookingPorts) {
  return looking(ports, (studio, step) => look(ports, studio, step))
}
