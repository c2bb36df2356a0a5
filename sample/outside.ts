/** The calls that the day's people and machines make to AWS, as any client would. */
import { company } from './company.ts'

type Json = Readonly<Record<string, unknown>>

export interface Outside {
  sageMaker(action: string, input: unknown): Promise<Json>
  /** A text for what STS says no to: its error code. */
  assumeWithToken(request: {
    readonly roleArn: string
    readonly sessionName: string
    readonly token: string
  }): Promise<'assumed' | string>
  /** A token that the company's CI system signs. */
  ciToken(subject: string): Promise<string>
  portalCredentials(request: {
    readonly userId: string
    readonly permissionSet: string
  }): Promise<void>
}

/** @param url the sandbox's address */
export function outside(url: string): Outside {
  return {
    sageMaker: (action, input) => sageMaker(url, action, input),
    assumeWithToken: (request) => assumeWithToken(url, request),
    async ciToken(subject) {
      const { issuer, audience } = company.ci
      const request = { issuer, audience, subject }
      return String((await post(url, '/_sandbox/web-identity-tokens', request)).token)
    },
    async portalCredentials({ userId, permissionSet }) {
      const { accessToken } = await post(url, '/_sandbox/portal-sessions', { userId })
      const query = new URLSearchParams({
        role_name: permissionSet,
        account_id: company.accountId,
      })
      const headers = { 'x-amz-sso_bearer_token': String(accessToken) }
      await expectOk(await fetch(`${url}/federation/credentials?${query}`, { headers }))
    },
  }
}

async function sageMaker(url: string, action: string, input: unknown): Promise<Json> {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `SageMaker.${action}`,
    authorization: signedAs('sagemaker'),
  }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })
  return JSON.parse(await expectOk(answer)) as Json
}

/** Nobody signs this call: the token is all there is. */
async function assumeWithToken(
  url: string,
  request: { readonly roleArn: string; readonly sessionName: string; readonly token: string },
): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: request.roleArn,
      RoleSessionName: request.sessionName,
      WebIdentityToken: request.token,
    }),
  })
  if (answer.ok) return 'assumed'
  return /<Code>(.*?)<\/Code>/.exec(await answer.text())?.[1] ?? String(answer.status)
}

/** The sandbox takes any key that it did not issue for the operator's, and checks no signature. */
function signedAs(service: string): string {
  const scope = `AKIAOPERATOR00000000/20260105/${company.region}/${service}/aws4_request`
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
}

async function post(url: string, path: string, body: unknown): Promise<Json> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) })
  return JSON.parse(await expectOk(answer)) as Json
}

async function expectOk(answer: Response): Promise<string> {
  const text = await answer.text()
  if (answer.ok) return text
  throw new Error(`${answer.url} answered ${answer.status}: ${text}`)
}
