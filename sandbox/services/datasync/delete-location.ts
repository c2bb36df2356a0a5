/** DeleteLocation: refused while a task uses it (assumed). */
import { dataSync } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { findLocation, invalid } from './find.ts'
import { forgetTags } from './tags.ts'

export const action: Action = ({ LocationArn }: { readonly LocationArn: string }, call) => {
  const { arn } = findLocation(call, LocationArn)
  const { locations, tasks } = dataSync.of(call.world)
  const user = [...tasks.values()].find((task) => [task.source, task.destination].includes(arn))
  if (user) throw invalid(`Location ${arn} is in use by task ${user.arn}.`)
  locations.delete(arn)
  forgetTags(call.world, arn)
  return {}
}
