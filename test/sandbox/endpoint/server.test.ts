/** The port: loopback only, bounded bodies, and a clear word when it is taken. */
import { afterEach, describe, expect, it } from 'vitest'
import { type Endpoint, openEndpoint } from '../../../sandbox/endpoint/server.ts'

const open: Endpoint[] = []
afterEach(async () => {
  for (const endpoint of open.splice(0)) await endpoint.close()
})

async function listen(port = 0): Promise<Endpoint> {
  const endpoint = await openEndpoint(port, async (request) => ({
    status: 200,
    headers: { 'x-seen': request.headers['x-mine'] ?? '' },
    body: `${request.method} ${request.path} ${request.query.get('a')} ${request.body.length}`,
  }))
  open.push(endpoint)
  return endpoint
}

describe('the endpoint', () => {
  it('hands method, path, query, headers and body to its handler', async () => {
    const { url } = await listen()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const response = await fetch(`${url}/a%20path?a=b`, {
      method: 'POST',
      headers: { 'X-Mine': 'yes' },
      body: 'four',
    })
    expect(response.headers.get('x-seen')).toBe('yes')
    expect(await response.text()).toBe('POST /a%20path b 4')
  })

  it('refuses bodies over 10 MB', async () => {
    const { url } = await listen()
    const most = 10 * 1024 * 1024
    const fits = await fetch(url, { method: 'POST', body: Buffer.alloc(most) })
    const larger = await fetch(url, { method: 'POST', body: Buffer.alloc(most + 1) })
    expect([fits.status, larger.status]).toEqual([200, 413])
  })

  it('names the port that is taken, and the remedy', async () => {
    const { url } = await listen()
    const port = Number(new URL(url).port)
    await expect(listen(port)).rejects.toThrow(
      `Port ${port} cannot be opened: something else listens there; ` +
        'stop it, or start with another --port (0 takes any free one).',
    )
  })
})
