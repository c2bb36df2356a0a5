/**
 * Runs the lifecycle configuration of an app that starts: its script, with the app's files and the
 * app's credentials, and writes back what it changed. While it runs the clock is held; what it
 * leaves in the background holds the clock for ten real seconds at most, and goes on after that
 * until it ends or the app is deleted.
 */
import { filesUnder } from '../../files/file-tree.ts'
import { type Directory, homeOf, volumeOf } from '../../files/volumes.ts'
import { appendLine, functionLogs } from '../../lambdas/logs.ts'
import type { SessionCredentials } from '../../services/sts/sessions.ts'
import { defineStore, type World } from '../../world/world.ts'
import type { LaunchIdentity } from '../execution-role.ts'
import { lifecycleConfigs } from '../lifecycle-configs.ts'
import { type App, profileKey, spaceKey, studioStore } from '../store.ts'
import { makeFolder, type ScriptFolder } from './folder.ts'
import { type RunningScript, runScript } from './run-script.ts'

/** Not of AWS: how long real time is given to what a script put in the background. */
const backgroundHoldMs = 10_000

/** By ARN of the app. */
const running = defineStore<Map<string, RunningScript>>(() => new Map())

export interface ScriptLaunch {
  readonly app: App
  readonly identity: LaunchIdentity
  readonly credentials: SessionCredentials
}

/** Why the app cannot start; undefined when its script, if it has one, ended well. */
export async function startScript(world: World, launch: ScriptLaunch): Promise<string | undefined> {
  const { app } = launch
  const config = lifecycleConfigs.of(world).get(app.lifecycleConfigArn ?? '')
  const directory = directoryOf(world, app)
  if (!config || !directory) return undefined
  const folder = makeFolder({
    script: Buffer.from(config.content, 'base64').toString(),
    files: filesUnder(directory.tree, directory.path),
    metadata: metadataOf(launch),
    awsSettings: awsSettingsOf(world, launch),
  })
  const writeBack = changesTo(directory, folder)
  const script = begin(world, launch, folder)
  running.of(world).set(app.arn, script)
  const failure = await script.finished
  writeBack()
  if (failure !== undefined) script.stop()
  void followBackground(world, app, script).then(() => {
    writeBack()
    folder.remove()
  })
  return failure
}

/** Ends what the app's script left running. */
export function stopScript(world: World, app: App): void {
  running.of(world).get(app.arn)?.stop()
}

/** Ends everything that scripts left running, and waits until it is gone. */
export async function stopScripts(world: World): Promise<void> {
  const scripts = [...running.of(world).values()]
  for (const script of scripts) script.stop()
  await Promise.all(scripts.map(({ gone }) => gone))
}

async function followBackground(world: World, app: App, script: RunningScript): Promise<void> {
  const release = world.clock.hold()
  const limit = setTimeout(release, backgroundHoldMs)
  await script.gone
  clearTimeout(limit)
  running.of(world).delete(app.arn)
  // What was written back is there before anybody who waits for quiet looks.
  setImmediate(release)
}

function begin(world: World, launch: ScriptLaunch, folder: ScriptFolder): RunningScript {
  const { app } = launch
  const log = logNameOf(app)
  return runScript({
    script: folder.script,
    folder: folder.home,
    limitMs: world.weather.draw('sagemaker.lifecycleConfigLimit', world.random),
    environment: {
      HOME: folder.home,
      USER: 'sagemaker-user',
      LANG: 'C.UTF-8',
      PATH: `${folder.bin}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
      ...environmentOf(world, launch),
    },
    onLine: (stream, text) =>
      appendLine(functionLogs.of(world), log, { timeMs: world.clock.now(), stream, text }),
  })
}

/** CloudWatch's group and stream of the script's output (SageMaker developer guide). */
export function logNameOf({ domainId, spaceName, userProfileName, appType, appName }: App): string {
  const stream = [domainId, spaceName ?? userProfileName, appType, appName]
  return `/aws/sagemaker/studio/${stream.join('/')}/LifecycleConfigOnStart`
}

/** A space's volume, or the home of the profile that the app hangs on. */
function directoryOf(world: World, app: App): Directory | undefined {
  const { profiles, spaces } = studioStore.of(world)
  const space = spaces.get(spaceKey(app.domainId, app.spaceName ?? ''))
  if (space) return volumeOf(world, space)
  const profile = profiles.get(profileKey(app.domainId, app.userProfileName ?? ''))
  return profile && homeOf(world, profile)
}

/** Writes what differs from the last time, so that what others wrote meanwhile stays. */
function changesTo({ tree, path: root, uid }: Directory, folder: ScriptFolder): () => void {
  let before = folder.read()
  return () => {
    const after = folder.read()
    const place = (path: string) => (root === '' ? path : `${root}/${path}`)
    for (const [path, { bytes, mode }] of after) {
      const known = before.get(path)
      if (known?.bytes.equals(bytes) && known.mode === mode) continue
      tree.set(place(path), { bytes, uid, ...(mode !== undefined && { mode }) })
    }
    for (const path of before.keys()) if (!after.has(path)) tree.delete(place(path))
    before = after
  }
}

function regionOf({ arn }: App): string {
  return arn.split(':')[3] ?? ''
}

function environmentOf(world: World, { app, credentials }: ScriptLaunch) {
  return {
    AWS_REGION: regionOf(app),
    AWS_DEFAULT_REGION: regionOf(app),
    AWS_ENDPOINT_URL: world.url,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  }
}

function awsSettingsOf(world: World, { app, credentials }: ScriptLaunch): object {
  const { accessKeyId } = credentials
  return { endpoint: world.url, region: regionOf(app), accessKeyId }
}

/** As seen in Studio's containers; which members there are besides is not established. */
function metadataOf({ app, identity }: ScriptLaunch): object {
  const { domainId, spaceName, userProfileName, appType, appName, arn } = app
  return {
    AppType: appType,
    DomainId: domainId,
    ...(spaceName !== undefined && { SpaceName: spaceName }),
    ...(userProfileName !== undefined && { UserProfileName: userProfileName }),
    ExecutionRoleArn: identity.roleArn,
    ResourceArn: arn,
    ResourceName: appName,
  }
}
