/** How wide a text may be at most, whatever generic sans-serif font the reader's machine has. */

/** Of the font's size. Those of DejaVu Sans and Verdana, which are wider than the others. */
const widths: ReadonlyArray<readonly [RegExp, number]> = [
  [/[il.,:;'|! ]/, 0.4],
  [/[fjrt()[\]/"-]/, 0.48],
  [/[mwMW@%→]/, 1],
  [/[A-Z]/, 0.75],
]
const OTHER = 0.65

/** In the units of `size`. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text)
    width += widths.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER
  return width * size
}
