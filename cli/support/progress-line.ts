/** One line that tells how far something is: rewritten on a terminal, elsewhere said anew. */
export interface ProgressLine {
  show(text: string): void
  /** Leaves the line as it is; what is printed next begins below. */
  end(): void
}

const BAR_WIDTH = 24

/** For example `[######------------------] 12 of 48 users`. */
export function bar(done: number, all: number, what: string): string {
  const filled = all === 0 ? BAR_WIDTH : Math.round((done / all) * BAR_WIDTH)
  return `[${'#'.repeat(filled).padEnd(BAR_WIDTH, '-')}] ${done} of ${all} ${what}`
}

export function progressLine(stream: {
  readonly isTTY?: boolean
  write(text: string): unknown
}): ProgressLine {
  let last = ''
  return {
    show(text) {
      if (text === last) return
      if (stream.isTTY) stream.write(`\r${text.padEnd(last.length)}`)
      else stream.write(`${text}\n`)
      last = text
    },
    end() {
      if (stream.isTTY && last !== '') stream.write('\n')
      last = ''
    },
  }
}
