/** DescribeSpace: answers no tags. */
import { findSpace, type SpaceName } from './find.ts'
import { spaceDescription } from './show.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DescribeSpace', (request: SpaceName, call) =>
  spaceDescription(findSpace(call, request)),
)
