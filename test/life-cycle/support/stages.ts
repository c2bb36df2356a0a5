/** What a picture says of the time that each stage took, and of the figures it rests on. */
import type { Lane, Look } from '../draw/picture.ts'
import { inWords } from '../draw/time.ts'
import { FUNCTION_MS, figures } from './scene.ts'

/** From the first bar of a look to the end of the last, among those that begin before `until`. */
function spanOf(lanes: readonly Lane[], look: Look, until: number): number {
  const bars = lanes.flatMap(({ bars }) => bars).filter((bar) => bar.look === look)
  const counted = bars.filter(({ from }) => from < until)
  if (counted.length === 0) return 0
  return Math.max(...counted.map(({ to }) => to)) - Math.min(...counted.map(({ from }) => from))
}

/** The four stages of the first change in a picture; what begins later than `until` is left out. */
export function stagesNote(lanes: readonly Lane[], until = Infinity): string {
  const trail = lanes.find(({ name }) => name === 'CloudTrail')?.bars[0]
  const own = lanes.find(({ name }) => name === 'Rollcall')?.bars[0]
  const stages = [
    ['CloudTrail', trail ? trail.to - trail.from : 0],
    ['Rollcall until the last call', own ? own.to - own.from : 0],
    ['SageMaker', spanOf(lanes, 'sagemaker', until)],
    ['IAM', spanOf(lanes, 'iam', until)],
  ] as const
  const told = stages.filter(([, ms]) => ms > 0).map(([name, ms]) => `${name} ${inWords(ms)}`)
  return `${told.join(', ')}.`
}

const second = (ms: number) => inWords(ms)

/** Said under each picture: whose times they are. */
export const figuresNote =
  `Assumed: CloudTrail ${second(figures['cloudtrail.eventDelay'])}, a role ` +
  `${second(figures['sagemaker.userProfileUpdate'])}, an app's end ` +
  `${second(figures['sagemaker.appDelete'])}, IAM ${second(figures['iam.propagation'])}, ` +
  `a function ${second(FUNCTION_MS)}. The axis is no scale; // cuts it where nothing happens.`
