/**
 * What holding every request and answer to AWS's shapes costs: the real time of a joiner with the
 * checks and without, by turns in one sandbox, and of one check alone.
 * Writes bench/results/cost-of-shape-checks.txt.
 */
import { services } from '../sandbox/index.generated.ts'
import { shapesOf } from '../sandbox/shapes/action-shapes.ts'
import { shapeChecks } from '../sandbox/shapes/checks.ts'
import { walk } from '../sandbox/shapes/walk.ts'
import { openRollcall } from '../test/support/rollcall.ts'
import { inputsOf } from '../test/support/wire-inputs.ts'
import { keepResult, median } from './support.ts'

const PAIRS = 60
const CHECKS = 20_000

type Mode = 'checked' | 'off'

/** Real milliseconds from a membership to rest, by turns with the checks and without. */
async function joinerMs(): Promise<Readonly<Record<Mode, readonly number[]>>> {
  const world = await openRollcall()
  const idp = world.provider('plain')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  const took: Record<Mode, number[]> = { checked: [], off: [] }
  // The first two warm the workers.
  for (let number = -2; number < 2 * PAIRS; number++) {
    const mode: Mode = number % 2 === 0 ? 'checked' : 'off'
    const userName = `joiner-${number + 2}@example.com`
    const userId = await idp.createUser({ userName, givenName: 'J', familyName: 'Oiner' })
    await world.rest()
    shapeChecks.of(world.sandbox.world).mode = mode
    const began = performance.now()
    await idp.addMember(groupId, userId)
    await world.rest()
    if (number >= 0) took[mode].push(performance.now() - began)
  }
  await world.close()
  return took
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

const took = await joinerMs()
const checked = median(took.checked)
const off = median(took.off)

keepResult('cost-of-shape-checks', [
  `a joiner with every shape checked   ${checked.toFixed(0)} ms of real time`,
  `a joiner with nothing checked       ${off.toFixed(0)} ms`,
  `ratio                               ${(checked / off).toFixed(2)}`,
  `one check of a request in full      ${checkMicroseconds().toFixed(1)} microseconds`,
  `medians of ${PAIRS} joiners each, taken in turns in one sandbox`,
])
process.exit()
