/** DescribeApplication. */
import { shownApplication } from './show.ts'
import { findApplication, ssoAction } from './sso-action.ts'

export const action = ssoAction((request: { readonly ApplicationArn: string }, call) =>
  shownApplication(call.world, findApplication(call, request.ApplicationArn)),
)
