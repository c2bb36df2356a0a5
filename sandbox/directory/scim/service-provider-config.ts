/** SCIM ServiceProviderConfig: `GET /ServiceProviderConfig`. */
import type { ScimOperation } from './operation.ts'

const GUIDE = 'https://docs.aws.amazon.com/singlesignon/latest/userguide'

/**
 * The developer guide's example, but for `filter.maxResults`: the guide still shows 50 there and
 * documents 100 a page with the listings, and 100 is what the listings here give.
 */
export const serviceProviderConfig: ScimOperation = {
  eventName: 'ServiceProviderConfig',
  readOnly: true,
  run: () => ({
    status: 200,
    body: {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      documentationUri: `${GUIDE}/manage-your-identity-source-idp.html`,
      authenticationSchemes: [
        {
          type: 'oauthbearertoken',
          name: 'OAuth Bearer Token',
          description: 'Authentication scheme using the OAuth Bearer Token Standard',
          specUri: 'https://www.rfc-editor.org/info/rfc6750',
          documentationUri: `${GUIDE}/provision-automatically.html`,
          primary: true,
        },
      ],
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 1, maxPayloadSize: 1_048_576 },
      filter: { supported: true, maxResults: 100 },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: false },
    },
  }),
}
