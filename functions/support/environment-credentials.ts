/**
 * What a bundle carries in place of the SDK's chain of credential providers (profiles, SSO, web
 * identity, instance metadata: 90 kB that never run on Lambda). Lambda puts the credentials of a
 * function's role into its environment before the function starts and keeps the environment no
 * longer than they are good (Lambda developer guide, "Defined runtime environment variables").
 */

export interface EnvironmentCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Named and called as `defaultProvider` of `@aws-sdk/credential-provider-node` is. */
export function defaultProvider(): () => Promise<EnvironmentCredentials> {
  return async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
    if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
      throw new Error(
        'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set: a bundled function reads its ' +
          'credentials from there alone',
      )
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
    }
  }
}
