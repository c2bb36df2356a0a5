/** DescribeLocationEfs: as it was created. */
import type { Action } from '../service.ts'
import { findEfsLocation } from './find.ts'

export const action: Action = ({ LocationArn }: { readonly LocationArn: string }, call) => {
  const { arn, uri, creationTime, described } = findEfsLocation(call, LocationArn)
  return { LocationArn: arn, LocationUri: uri, CreationTime: creationTime / 1000, ...described }
}
