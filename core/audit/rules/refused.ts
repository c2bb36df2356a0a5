/** AWS refused the call: nobody got anything. */
import { abstains, type Rule } from './rule.ts'

export const refused: Rule = ({ facts }) => {
  const { errorCode } = facts
  if (errorCode === undefined) return abstains
  const explanation = `AWS refused the call with ${errorCode}`
  return { answer: 'decides', verdict: 'refused', explanation }
}
