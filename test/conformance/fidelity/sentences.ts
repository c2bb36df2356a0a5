/** What the sandbox's own comments say of the ground they stand on, sentence by sentence. */
import { globSync, readFileSync } from 'node:fs'

/** From firmest to weakest. */
export type Ground = 'model' | 'documented' | 'seen' | 'assumed'

export interface Said {
  readonly file: string
  readonly ground: Ground
  readonly sentence: string
}

/** A sentence that is partly assumed counts as assumed. */
const signs: ReadonlyArray<readonly [Ground, RegExp]> = [
  ['assumed', /\bassumed\b(?!,? by|[ -]role| for)|not established|\bsynthetic\b|\binferred\b/i],
  ['seen', /\bseen\b(?!`)|observed|measured by|published (sample|record)/i],
  [
    'documented',
    /\bdocumented\b|documentation|AWS documents|(user|developer) guide|API reference|quotas?\)/i,
  ],
  ['model', /\b(API|Smithy|service|API's|'s) model\b(?! does not)|event-ruler/i],
]

/** Every sentence below `folder` that names its ground, by file and in the order of the file. */
export function saidIn(folder: string): readonly Said[] {
  const files = globSync(`${folder}/**/*.ts`).filter(
    (file) => !/\.generated\.|\/tools\//.test(file),
  )
  return files.sort().flatMap((file) => {
    const sentences = commentsOf(readFileSync(file, 'utf8')).flatMap(sentencesOf)
    return sentences.flatMap((sentence) => {
      const ground = signs.find(([, sign]) => sign.test(sentence))?.[0]
      return ground ? [{ file, ground, sentence }] : []
    })
  })
}

/** Blocks, and runs of lines that begin with two slashes; each as one line of text. */
function commentsOf(text: string): string[] {
  const found = text.matchAll(/\/\*\*([\s\S]*?)\*\/|(?:^[ \t]*\/\/.*\n)+/gm)
  return [...found].map(([whole, block]) =>
    (block ?? whole)
      .split('\n')
      .map((line) => line.replace(/^\s*(\*|\/\/)?\s?/, ''))
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
}

/** A full stop within brackets or behind an abbreviation ends none. */
function sentencesOf(comment: string): string[] {
  return comment.split(/(?<=[^.][.]\)?)\s+(?=[A-Z`])(?<!(?:e\.g|i\.e)\.\s+)/)
}
