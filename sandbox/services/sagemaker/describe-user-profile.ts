/** DescribeUserProfile: answers no tags. */
import { findProfile, type ProfileName } from './find.ts'
import { profileDescription } from './show.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DescribeUserProfile', (request: ProfileName, call) =>
  profileDescription(findProfile(call, request)),
)
