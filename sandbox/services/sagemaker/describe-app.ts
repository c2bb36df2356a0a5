/** DescribeApp: a deleted app is described for 24 hours more. */
import type { AppAddress } from '../../studio/store.ts'
import { findApp } from './find.ts'
import { appDescription } from './show.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DescribeApp', (request: AppAddress, call) =>
  appDescription(findApp(call, request)),
)
