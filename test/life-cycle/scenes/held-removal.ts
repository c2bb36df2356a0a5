/**
 * Twelve are removed from their group at once and held; three of them are disabled; an operator
 * approves the nine he saw, and nobody else; three others who are removed later are held anew.
 */
import { answerHold, readHolds } from '../../../cli/support/holds.ts'
import { groups } from '../../../sample/company.ts'
import { crowdPicture } from '../support/crowd-picture.ts'
import { openGroup } from '../support/members.ts'

const SIZE = 16
const THOUGHT_MS = 20 * 60_000

export async function playHeldRemoval() {
  const group = await openGroup(SIZE, groups.vision)
  const { scene, userIds } = group
  const { recorder } = scene
  const ports = { ...scene.ports, clock: scene.sandbox.world.clock }
  const holds = () => readHolds(ports, scene.map)
  const removed = userIds.slice(0, 12)
  const disabled = removed.slice(0, 3)
  const late = userIds[12] ?? ''
  const others = userIds.slice(13)

  const zero = scene.now()
  recorder.did('one PATCH removes 12 of 16')
  await group.remove(...removed)
  await scene.rest()
  await scene.pass(10_000)
  const first = { states: await group.states(), holds: await holds() }
  recorder.did('3 are disabled')
  for (const userId of disabled) await scene.provider('plain').setActive(userId, false)
  await scene.rest()
  const second = { states: await group.states(), holds: await holds() }
  await scene.pass(THOUGHT_MS)
  const hash = second.holds[0]?.hash ?? ''
  const approve = () =>
    answerHold(ports, scene.map, { verb: 'approve', hash, by: 'anna' }).then(
      () => 'approved',
      (error: Error) => error.message,
    )
  recorder.did('one more is removed')
  await group.remove(late)
  await scene.rest()
  await scene.pass(10_000)
  recorder.did('approve: refused', 'operator')
  const changed = { answer: await approve(), states: await group.states() }
  await scene.pass(10_000)
  recorder.did('and put back')
  await group.add(late)
  await scene.rest()
  await scene.pass(10_000)
  recorder.did('approve', 'operator')
  const approved = { answer: await approve() }
  await scene.rest()
  const third = { ...approved, states: await group.states(), holds: await holds() }
  await scene.pass(10_000)
  recorder.did('3 others are removed')
  await group.remove(...others)
  await scene.rest()
  await scene.pass(10_000)
  const fourth = { answer: await approve(), states: await group.states(), holds: await holds() }
  recorder.stop()
  const versions = await group.versions()
  const window = { zero, end: scene.now() }
  return {
    ...{ scene, first, second, changed, third, fourth, removed, disabled, others, versions },
    picture: () => crowdPicture({ ...words, scene, versions, window }),
    close: () => scene.close(),
  }
}

const words = {
  title: 'The held mass removal, and the approval',
  about:
    'Twelve of sixteen are removed from their group in one call: all of them keep access and are ' +
    'held. Three of them are disabled in the directory and suspended at once. An approval is ' +
    'refused while one more is among the held, and suspends the nine it names when it is as it ' +
    'was. Three others who are removed later are held anew.',
}
