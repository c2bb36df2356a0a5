/** The one loopback port of a sandbox. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpRequest, HttpResponse } from '../contracts.ts'

/** Answers any request; may be replaced while the server runs. */
export type RequestHandler = (request: HttpRequest) => Promise<HttpResponse>

export interface Endpoint {
  /** For example http://127.0.0.1:4566. */
  readonly url: string
  handler: RequestHandler
  close(): Promise<void>
}

/** Larger bodies are answered 413. */
const mostBodyBytes = 10 * 1024 * 1024

/** Thrown when the port cannot be opened; the message names it and the remedy. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable'
}

/** Listens on 127.0.0.1 only; port 0 takes any free one. */
export async function openEndpoint(port: number, handler: RequestHandler): Promise<Endpoint> {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 })
  await listen(server, port)
  const { port: taken } = server.address() as AddressInfo
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${taken}`,
    handler,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  server.on('request', (message, response) => void answer(endpoint, message, response))
  return endpoint
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? 'something else listens there' : `${error.message}`
      const remedy = 'stop it, or start with another --port (0 takes any free one)'
      reject(new PortUnavailable(`Port ${port} cannot be opened: ${reason}; ${remedy}.`))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}

async function answer(
  endpoint: Endpoint,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(message)
  if (body === 'broken off') return
  try {
    const answered =
      body === 'too large'
        ? { status: 413, body: `The request is larger than ${mostBodyBytes} bytes.` }
        : await endpoint.handler(requestOf(message, body))
    send(response, answered)
  } catch (error) {
    // A room let an error out: nobody is left to answer but us.
    process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : error}\n`)
    if (!response.headersSent) send(response, { status: 500, body: 'A bug of the sandbox itself.' })
  }
}

/** What is left of a body that is too large is read away. A client may go before its body ends. */
async function bodyOf(message: IncomingMessage): Promise<Buffer | 'too large' | 'broken off'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= mostBodyBytes) chunks.push(chunk)
    }
  } catch {
    return 'broken off'
  }
  return size <= mostBodyBytes ? Buffer.concat(chunks) : 'too large'
}

function requestOf(message: IncomingMessage, body: Buffer): HttpRequest {
  const target = message.url ?? '/'
  const mark = target.indexOf('?')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers,
    body,
  }
}

function send(response: ServerResponse, answered: HttpResponse): void {
  const body = answered.body ?? ''
  response.writeHead(answered.status, {
    // An answer to HEAD tells the length of a body that it does not have.
    'content-length': Buffer.byteLength(body),
    ...answered.headers,
  })
  response.end(body)
}
