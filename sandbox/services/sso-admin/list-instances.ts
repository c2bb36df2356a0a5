/** ListInstances: the one instance of the world, one page. */
import { shownInstance } from './show.ts'
import { ssoAction } from './sso-action.ts'

export const action = ssoAction((_request: object, { world }) => ({
  Instances: [shownInstance(world)],
}))
