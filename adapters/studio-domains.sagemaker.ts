/** Whole domains, and how much of each kind an account has in a Region, through SageMaker's API. */
import {
  DescribeDomainCommand,
  ListAppsCommand,
  ListDomainsCommand,
  ListSpacesCommand,
  ListUserProfilesCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import type { Counted, Studio } from '../core/ports.ts'
import { inCoreWords, unlessAbsent } from './errors.ts'

/** The API's most; its default is 10. */
const ROWS_PER_PAGE = 100

export function domainsOf(client: SageMakerClient): Pick<Studio, 'describeDomain' | 'count'> {
  return {
    describeDomain: (domainId) =>
      unlessAbsent(async () => {
        const found = await client.send(new DescribeDomainCommand({ DomainId: domainId }))
        const {
          HomeEfsFileSystemId: homeFileSystemId,
          SingleSignOnApplicationArn: applicationArn,
        } = found
        return {
          mode: found.AuthMode === 'SSO' ? ('sso' as const) : ('iam' as const),
          defaultRoleArn: found.DefaultUserSettings?.ExecutionRole,
          ...(homeFileSystemId && { homeFileSystemId }),
          ...(applicationArn && { applicationArn }),
        }
      }, undefined),

    async count(what, cursor) {
      const { count, next } = await inCoreWords(() => pageOf(client, what, cursor))
      return next ? { count, cursor: next } : { count }
    },
  }
}

interface Page {
  readonly count: number
  readonly next: string | undefined
}

/** The lists know no total: each page is counted. */
async function pageOf(
  client: SageMakerClient,
  what: Counted,
  NextToken: string | undefined,
): Promise<Page> {
  const page = { MaxResults: ROWS_PER_PAGE, NextToken }
  switch (what) {
    case 'profiles': {
      const { UserProfiles, NextToken: next } = await client.send(new ListUserProfilesCommand(page))
      return { count: UserProfiles?.length ?? 0, next }
    }
    case 'domains': {
      const { Domains, NextToken: next } = await client.send(new ListDomainsCommand(page))
      return { count: Domains?.length ?? 0, next }
    }
    case 'spaces': {
      const { Spaces, NextToken: next } = await client.send(new ListSpacesCommand(page))
      return { count: Spaces?.length ?? 0, next }
    }
    case 'apps': {
      const { Apps = [], NextToken: next } = await client.send(new ListAppsCommand(page))
      const running = Apps.filter(({ Status }) => Status === 'InService' || Status === 'Pending')
      return { count: running.length, next }
    }
  }
}
