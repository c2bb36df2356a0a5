/**
 * What holding every request and answer to AWS's shapes costs: the real time of a joiner with the
 * checks and without, one after the other in turns, and of one check alone.
 * Writes bench/results/cost-of-shape-checks.txt.
 */
import { services } from '../sandbox/index.generated.ts'
import { shapesOf } from '../sandbox/shapes/action-shapes.ts'
import { walk } from '../sandbox/shapes/walk.ts'
import { openRollcall } from '../test/support/rollcall.ts'
import { inputsOf } from '../test/support/wire-inputs.ts'
import { keepResult, median } from './support.ts'

const ROUNDS = 8
const JOINERS = 10
const CHECKS = 20_000

type Mode = 'checked' | 'off'

/** Median real milliseconds from a membership to rest, workers warm. */
async function joinerMs(shapes: Mode): Promise<number> {
  const world = await openRollcall({ shapes })
  const idp = world.provider('plain')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  const took: number[] = []
  for (let number = 0; number <= JOINERS; number++) {
    const userName = `joiner-${number}@example.com`
    const userId = await idp.createUser({ userName, givenName: 'J', familyName: `${number}` })
    await world.rest()
    const began = performance.now()
    await idp.addMember(groupId, userId)
    await world.rest()
    took.push(performance.now() - began)
  }
  await world.close()
  return median(took.slice(1))
}

/** Mean microseconds for the largest requests, every member there. */
function checkMicroseconds(): number {
  const listener = {
    allowsUnknown: true,
    textTimes: false,
    mistyped: () => {},
    broken: () => {},
    unknown: () => {},
  }
  const cases = services.flatMap(({ definition, actions }) =>
    Object.keys(actions).flatMap((action) => {
      const shapes = shapesOf(definition.name, action)
      return shapes ? [{ shape: shapes.input, value: inputsOf(shapes.input, {}).whole }] : []
    }),
  )
  const began = performance.now()
  for (let count = 0; count < CHECKS; count++) {
    const one = cases[count % cases.length]
    if (one) walk(one.shape, one.value, listener)
  }
  return ((performance.now() - began) * 1000) / CHECKS
}

const measured: Record<Mode, number[]> = { checked: [], off: [] }
for (let round = 0; round < ROUNDS; round++) {
  const order: readonly Mode[] = round % 2 === 0 ? ['off', 'checked'] : ['checked', 'off']
  for (const mode of order) measured[mode].push(await joinerMs(mode))
}
// The quickest sandbox of each kind: what else the machine does only makes one slower.
const checked = Math.min(...measured.checked)
const off = Math.min(...measured.off)

keepResult('cost-of-shape-checks', [
  `a joiner with every shape checked   ${checked.toFixed(0)} ms of real time`,
  `a joiner with nothing checked       ${off.toFixed(0)} ms`,
  `ratio                               ${(checked / off).toFixed(2)}`,
  `one check of a request in full      ${checkMicroseconds().toFixed(1)} microseconds`,
  `the quickest of ${ROUNDS} sandboxes each, medians of ${JOINERS} joiners, taken in turns`,
])
process.exit()
