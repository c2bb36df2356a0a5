/** A browser at Studio's own pages: it reaches `<domain id>.localhost` and keeps its cookie. */
import { request as httpRequest } from 'node:http'

export interface Page {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
}

export interface Browser {
  /** Opens a presigned URL. */
  open(url: string): Promise<Page>
  /** Takes over the session that a sign-in in SSO mode opened. */
  enter(session: { readonly url: string; readonly cookie: string }): void
  get(path: string): Promise<Page>
  post(path: string, body: object): Promise<Page>
  /** What it sends as its cookie, once it has one. */
  readonly cookie: string | undefined
}

/** `.localhost` is reached at the loopback address, whatever the machine's resolver knows of it. */
export function browser(): Browser {
  let origin = new URL('http://localhost')
  let cookie: string | undefined
  const send = (method: string, path: string, body?: object) =>
    new Promise<Page>((resolve, reject) => {
      const headers = { host: origin.host, connection: 'close', ...(cookie && { cookie }) }
      const options = { host: '127.0.0.1', port: origin.port, method, path, headers }
      const sent = httpRequest(options, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
          const text = Buffer.concat(parts).toString()
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, text })
        })
      })
      sent.on('error', reject)
      sent.end(body && JSON.stringify(body))
    })
  return {
    open(url) {
      origin = new URL(url)
      return send('GET', `${origin.pathname}${origin.search}`)
    },
    enter(session) {
      origin = new URL(session.url)
      cookie = session.cookie
    },
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    get cookie() {
      return cookie
    },
  }
}
