/** SageMaker Studio through SageMaker's API. */
import {
  AddTagsCommand,
  type AppType,
  CreateAppCommand,
  CreateUserProfileCommand,
  DeleteAppCommand,
  DeleteSpaceCommand,
  DeleteUserProfileCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  ListSpacesCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  type SageMakerClient,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker'
import { QuotaReached, StillPending } from '../core/errors.ts'
import type { App, Studio } from '../core/ports.ts'
import {
  coreError,
  inCoreWords,
  isAppGone,
  isInUse,
  isOverQuota,
  isRefused,
  unlessAbsent,
  unlessInUse,
} from './errors.ts'
import { domainsOf } from './studio-domains.sagemaker.ts'

/** The API's most; its default is 10. */
const ROWS_PER_PAGE = 100

export function sageMakerStudio({ client }: { readonly client: SageMakerClient }): Studio {
  return {
    ...profilesOf(client),
    ...tagsOf(client),
    ...appsOf(client),
    ...spacesOf(client),
    ...domainsOf(client),
  }
}

async function createProfile(
  client: SageMakerClient,
  profile: Parameters<Studio['createProfile']>[0],
): Promise<boolean> {
  const { domainId, profileName, roleArn, tags, signInUser } = profile
  const command = new CreateUserProfileCommand({
    DomainId: domainId,
    UserProfileName: profileName,
    UserSettings: { ExecutionRole: roleArn },
    Tags: tagList(tags),
    ...(signInUser !== undefined && {
      SingleSignOnUserIdentifier: 'UserName',
      SingleSignOnUserValue: signInUser,
    }),
  })
  try {
    await client.send(command)
    return true
  } catch (error) {
    if (isInUse(error)) return false
    if (isOverQuota(error))
      throw new QuotaReached('the account may have no more user profiles', { cause: error })
    throw coreError(error)
  }
}

type ProfileMethods = 'createProfile' | 'profiles' | 'describeProfile' | 'setRole' | 'deleteProfile'

function profilesOf(client: SageMakerClient): Pick<Studio, ProfileMethods> {
  return {
    createProfile: (profile) => createProfile(client, profile),

    async profiles(domainId, cursor) {
      const command = new ListUserProfilesCommand({
        DomainIdEquals: domainId,
        MaxResults: ROWS_PER_PAGE,
        NextToken: cursor,
      })
      const { UserProfiles = [], NextToken } = await inCoreWords(() => client.send(command))
      const profileNames = UserProfiles.flatMap(({ UserProfileName: name }) => name ?? [])
      return NextToken ? { profileNames, cursor: NextToken } : { profileNames }
    },

    describeProfile: (domainId, profileName) =>
      unlessAbsent(async () => {
        const command = new DescribeUserProfileCommand({
          DomainId: domainId,
          UserProfileName: profileName,
        })
        const found = await client.send(command)
        const { Status, UserProfileArn, UserSettings, HomeEfsFileSystemUid: homeUid } = found
        const { SingleSignOnUserValue: signInUser } = found
        if (!Status || !UserProfileArn)
          throw new Error(`SageMaker describes profile ${profileName} without status or ARN`)
        const settings = { ...UserSettings }
        return {
          status: Status,
          arn: UserProfileArn,
          roleArn: settings.ExecutionRole,
          settings,
          ...(homeUid && { homeUid }),
          ...(signInUser && { signInUser }),
        }
      }, undefined),

    setRole: ({ domainId, profileName, roleArn, settings }) =>
      unlessInUse(`profile ${profileName}`, () =>
        unlessAbsent(async () => {
          const command = new UpdateUserProfileCommand({
            DomainId: domainId,
            UserProfileName: profileName,
            UserSettings: { ...settings, ExecutionRole: roleArn },
          })
          await client.send(command)
          return true
        }, false),
      ),

    async deleteProfile(domainId, profileName) {
      const command = new DeleteUserProfileCommand({
        DomainId: domainId,
        UserProfileName: profileName,
      })
      await unlessInUse(`profile ${profileName}`, () =>
        unlessAbsent(() => client.send(command), undefined),
      )
    },
  }
}

function tagsOf(client: SageMakerClient): Pick<Studio, 'tagProfile' | 'profileTags'> {
  return {
    async tagProfile(profileArn, tags) {
      const command = new AddTagsCommand({ ResourceArn: profileArn, Tags: tagList(tags) })
      await inCoreWords(() => client.send(command))
    },

    // A resource has at most 50 tags, so one page holds them all.
    async profileTags(profileArn) {
      const command = new ListTagsCommand({ ResourceArn: profileArn, MaxResults: 50 })
      const { Tags = [] } = await inCoreWords(() => client.send(command))
      return Object.fromEntries(Tags.flatMap(({ Key, Value = '' }) => (Key ? [[Key, Value]] : [])))
    },
  }
}

function appsOf(client: SageMakerClient): Pick<Studio, 'apps' | 'createApp' | 'deleteApp'> {
  return {
    async apps({ domainId, profileName, spaceName }, cursor) {
      const command = new ListAppsCommand({
        DomainIdEquals: domainId,
        UserProfileNameEquals: profileName,
        SpaceNameEquals: spaceName,
        MaxResults: ROWS_PER_PAGE,
        NextToken: cursor,
      })
      const { Apps = [], NextToken } = await inCoreWords(() => client.send(command))
      const apps = Apps.flatMap((app): App[] => {
        const { AppType: appType, AppName: appName, Status: status } = app
        if (!appType || !appName || !status) return []
        const createdAt = app.CreationTime?.getTime()
        const made = createdAt === undefined ? {} : { createdAt }
        return [{ appType, appName, status, ...made, ...ownerOf(app) }]
      })
      return NextToken ? { apps, cursor: NextToken } : { apps }
    },

    // In spaces SageMaker takes the name "default" alone.
    async createApp({ domainId, spaceName, appType, lifecycleConfigArn }) {
      const command = new CreateAppCommand({
        DomainId: domainId,
        SpaceName: spaceName,
        AppType: appType as AppType,
        AppName: 'default',
        ResourceSpec: { InstanceType: 'ml.t3.medium', LifecycleConfigArn: lifecycleConfigArn },
      })
      try {
        await client.send(command)
        return 'started'
      } catch (error) {
        if (isInUse(error)) return 'taken'
        if (isOverQuota(error)) return 'no room'
        throw coreError(error)
      }
    },

    async deleteApp(domainId, { appType, appName, profileName, spaceName }) {
      const command = new DeleteAppCommand({
        DomainId: domainId,
        UserProfileName: spaceName === undefined ? profileName : undefined,
        SpaceName: spaceName,
        AppType: appType as AppType,
        AppName: appName,
      })
      try {
        await unlessInUse(`app ${appType}/${appName}`, () =>
          unlessAbsent(() => client.send(command), undefined),
        )
      } catch (error) {
        if (!isAppGone(error)) throw error
      }
    },
  }
}

function spacesOf(client: SageMakerClient): Pick<Studio, 'spaces' | 'deleteSpace'> {
  return {
    async spaces(domainId, cursor) {
      const command = new ListSpacesCommand({
        DomainIdEquals: domainId,
        MaxResults: ROWS_PER_PAGE,
        NextToken: cursor,
      })
      const { Spaces = [], NextToken } = await inCoreWords(() => client.send(command))
      const spaces = Spaces.flatMap(({ SpaceName: spaceName, Status: status, ...space }) => {
        if (!spaceName || !status) return []
        const owner = space.OwnershipSettingsSummary?.OwnerUserProfileName
        const appType = space.SpaceSettingsSummary?.AppType
        const isShared = space.SpaceSharingSettingsSummary?.SharingType === 'Shared'
        return [{ spaceName, status, owner, isShared, ...(appType && { appType }) }]
      })
      return NextToken ? { spaces, cursor: NextToken } : { spaces }
    },

    // Of a space that is just being made SageMaker says ValidationException.
    async deleteSpace(domainId, spaceName) {
      const command = new DeleteSpaceCommand({ DomainId: domainId, SpaceName: spaceName })
      try {
        await unlessInUse(`space ${spaceName}`, () =>
          unlessAbsent(() => client.send(command), undefined),
        )
      } catch (error) {
        if (!isRefused(error)) throw error
        throw new StillPending(`space ${spaceName} cannot be deleted now`, { cause: error })
      }
    },
  }
}

function ownerOf(app: { readonly UserProfileName?: string; readonly SpaceName?: string }) {
  return {
    ...(app.UserProfileName ? { profileName: app.UserProfileName } : {}),
    ...(app.SpaceName ? { spaceName: app.SpaceName } : {}),
  }
}

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
