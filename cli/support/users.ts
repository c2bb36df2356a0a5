/** Users as people name them: by user name or by id. */
import type { Directory } from '../../core/ports.ts'
import { CommandError, exitCode } from './exit.ts'

/** Identity Store's own pattern for UserId (its service model). */
const userIdPattern = /^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/

/** The id of a user named now, or the id given. Undefined when nobody has the name. */
export async function userIdOf(directory: Directory, user: string): Promise<string | undefined> {
  return userIdPattern.test(user) ? user : directory.findUser(user)
}

/** Throws for a name that nobody has. */
export async function requireUserId(directory: Directory, user: string): Promise<string> {
  const userId = await userIdOf(directory, user)
  if (userId !== undefined) return userId
  throw new CommandError(
    exitCode.badInput,
    `the directory has no user named ${user}; give a user name as Identity Center has it, or a ` +
      'user id (who was deleted or renamed is found by id alone)',
  )
}
