/** Calls S3 of the sandbox over HTTP, as the session whose key it is given. */

export interface S3Settings {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
}

/** S3 said no; the message is as the AWS CLI prints it. */
export class S3Refused extends Error {
  override readonly name = 'S3Refused'
}

export interface ListedObject {
  readonly key: string
  readonly size: number
  readonly etag: string
}

export interface S3Calls {
  put(bucket: string, key: string, asked: PutAsked): Promise<{ readonly etag: string }>
  get(bucket: string, key: string): Promise<Buffer>
  head(bucket: string, key: string): Promise<Headers>
  remove(bucket: string, key: string): Promise<void>
  /** Every object of a prefix, page by page. */
  list(bucket: string, prefix: string): Promise<ListedObject[]>
}

export interface PutAsked {
  readonly body: Buffer
  readonly storageClass?: string
  readonly metadata?: Readonly<Record<string, string>>
}

interface Asked {
  readonly operation: string
  readonly method: string
  readonly bucket: string
  readonly key?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

export function s3Calls({ endpoint, region, accessKeyId }: S3Settings): S3Calls {
  // The sandbox verifies no signature: the key says whose session calls.
  const scope = `${accessKeyId}/20260101/${region}/s3/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, Signature=0`
  const ask = async ({ operation, method, bucket, ...asked }: Asked): Promise<Response> => {
    const { key = '', query = '', headers, body } = asked
    const path = [bucket, ...key.split('/')].map(encodeURIComponent).join('/')
    const response = await fetch(`${endpoint}/${path}?${query}`, {
      method,
      headers: { authorization, ...headers },
      ...(body && { body: new Uint8Array(body) }),
    })
    if (response.ok) return response
    throw new S3Refused(await refusalOf(response, operation))
  }
  return {
    async put(bucket, key, { body, storageClass, metadata = {} }) {
      const named = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])
      const headers = {
        ...Object.fromEntries(named),
        ...(storageClass !== undefined && { 'x-amz-storage-class': storageClass }),
      }
      const asked = { operation: 'PutObject', method: 'PUT', bucket, key, headers, body }
      return { etag: (await ask(asked)).headers.get('etag') ?? '' }
    },
    async get(bucket, key) {
      const response = await ask({ operation: 'GetObject', method: 'GET', bucket, key })
      return Buffer.from(await response.arrayBuffer())
    },
    async head(bucket, key) {
      return (await ask({ operation: 'HeadObject', method: 'HEAD', bucket, key })).headers
    },
    async remove(bucket, key) {
      await ask({ operation: 'DeleteObject', method: 'DELETE', bucket, key })
    },
    async list(bucket, prefix) {
      const found: ListedObject[] = []
      let token: string | undefined
      do {
        const query = new URLSearchParams({ 'list-type': '2', 'encoding-type': 'url', prefix })
        if (token !== undefined) query.set('continuation-token', token)
        const listing = { operation: 'ListObjectsV2', method: 'GET', bucket, query: `${query}` }
        const page = await (await ask(listing)).text()
        found.push(...[...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(listed))
        token = textIn(page, 'NextContinuationToken')
      } while (token !== undefined)
      return found
    },
  }
}

function listed([, content = '']: RegExpExecArray): ListedObject {
  return {
    key: decodeURIComponent(textIn(content, 'Key') ?? ''),
    size: Number(textIn(content, 'Size')),
    etag: (textIn(content, 'ETag') ?? '').replaceAll('&quot;', ''),
  }
}

function textIn(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1]
}

async function refusalOf(response: Response, operation: string): Promise<string> {
  const body = await response.text()
  const code = textIn(body, 'Code') ?? response.status
  const message = textIn(body, 'Message') ?? body
  return `An error occurred (${code}) when calling the ${operation} operation: ${message}`
}
