/** The freeze: first of removals, then of all changes, then lifted. */
import { thaw } from '../../../cli/support/freezes.ts'
import { groups } from '../../../sample/company.ts'
import { crowdPicture } from '../support/crowd-picture.ts'
import { openGroup } from '../support/members.ts'

const SIZE = 6

export async function playFreeze() {
  const group = await openGroup(SIZE, groups.vision)
  const { scene, userIds } = group
  const { recorder } = scene
  const { clock } = scene.sandbox.world
  const ports = { ...scene.ports, clock }
  const [first = '', second = '', third = ''] = userIds
  await group.remove(first)
  await scene.rest()

  const zero = scene.now()
  const since = zero
  recorder.did('freeze --removals', 'operator')
  await scene.ports.freezes.set({ scope: 'removals', by: 'anna', since })
  await scene.pass(10_000)
  recorder.did('1 is removed, 1 is put back')
  await group.remove(second)
  await group.add(first)
  await scene.rest()
  await scene.pass(10_000)
  const removals = await group.states()
  recorder.did('freeze', 'operator')
  await scene.ports.freezes.set({ scope: 'all changes', by: 'anna', since })
  await scene.pass(10_000)
  recorder.did('1 is disabled')
  await scene.provider('plain').setActive(third, false)
  await scene.rest()
  await scene.pass(20_000)
  const all = await group.states()
  recorder.did('freeze --off', 'operator')
  const waited = await thaw(ports, 'anna')
  await scene.rest()
  await scene.pass(10_000)
  const after = await group.states()
  recorder.stop()
  const versions = await group.versions()
  const window = { zero, end: scene.now() }
  return {
    ...{ scene, removals, all, waited, after, versions, window },
    picture: () => crowdPicture({ ...words, scene, versions, window }),
    close: () => scene.close(),
  }
}

const words = {
  title: 'The freeze',
  about:
    'While removals are frozen one user is removed from the group and keeps access, and one who ' +
    'is put back has it again. While all changes are frozen one is disabled and nothing happens. ' +
    'When the freeze is lifted both who waited are suspended.',
}
