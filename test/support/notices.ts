/** What operators were sent. */
import { noticesTopicName } from '../../core/deployed-names.ts'
import type { Rollcall } from './rollcall.ts'

/** Of the topic, oldest first: the lines of each message that no alarm rang. */
export async function noticesIn(world: Rollcall): Promise<string[][]> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/notices`)
  const all = (await answer.json()) as Array<{ topic: string; message: string; publisher: string }>
  return all
    .filter(({ topic, publisher }) => topic === noticesTopicName && publisher.includes('events'))
    .map(({ message }) => message.split('\n'))
    .reverse()
}
