/** CreateUser: takes the attributes that the public API's CreateUser takes. */
import { givenAttributes, requireUserAttributes } from '../../directory/user-attributes.ts'
import { requireFits } from '../../shapes/checks.ts'
import { consoleAction, metaOf } from './console-action.ts'

export const action = consoleAction(['UserName'], (input, { store, author }) => {
  requireFits('identitystore', 'CreateUser', input)
  const attributes = requireUserAttributes(givenAttributes(input))
  const user = store.createUser({ attributes }, author)
  return { User: { UserId: user.userId, UserName: input.UserName, Meta: metaOf(user) } }
})
