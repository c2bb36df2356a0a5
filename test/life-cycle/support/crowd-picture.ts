/** A scene of many users, as a picture: who did what, and how many stood in which state. */
import type { Picture } from '../draw/picture.ts'
import { deedsLane, trailLane, type Window, zerosOf } from './lanes.ts'
import { countLane, type Versions } from './members.ts'
import type { SceneWorld } from './scene.ts'
import { figuresNote } from './stages.ts'

interface Crowd extends Pick<Picture, 'title' | 'about'> {
  readonly scene: SceneWorld
  readonly versions: Versions
  readonly window: Window
}

export function crowdPicture({ title, about, scene, versions, window }: Crowd): Picture {
  const { recorder } = scene
  const count = (name: string, ...[look, states]: Counted) =>
    countLane({ name, look, states }, versions, window)
  return {
    title,
    about,
    notes: [figuresNote],
    zeros: zerosOf(recorder, window),
    lanes: [
      deedsLane(recorder, window, 'directory'),
      deedsLane(recorder, window, 'operator'),
      trailLane(recorder, window),
      count('Have access', 'access', ['granted']),
      count('On their way', 'rollcall', ['granting', 'changing', 'suspending', 'resuming']),
      count('Suspended', 'cut', ['suspended']),
    ],
  }
}

type Counted = [
  look: Parameters<typeof countLane>[0]['look'],
  states: Parameters<typeof countLane>[0]['states'],
]
