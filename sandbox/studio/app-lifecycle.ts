/** How apps start and end: under their role, with their lifecycle configuration. */

import { AwsError } from '../services/service.ts'
import { issueSession, type SessionCredentials } from '../services/sts/sessions.ts'
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import { type LaunchIdentity, launchIdentity } from './execution-role.ts'
import { studioFaults } from './faults.ts'
import { after } from './lifecycle.ts'
import { logNameOf, startScript, stopScript } from './scripts/start-script.ts'
import type { App } from './store.ts'

/** The app is Pending until its script, if it has one, has ended. */
export function beginAppCreate(world: World, app: App): void {
  after(world, 'sagemaker.appCreate', async () => {
    const reason = studioFaults(world).take('createApp') ?? (await launch(world, app))
    app.failureReason = reason
    app.status = reason === undefined ? 'InService' : 'Failed'
  })
}

/** Why the app does not start; undefined when it does. */
async function launch(world: World, app: App): Promise<string | undefined> {
  const identity = launchIdentity(world, app)
  if (!identity) return undefined
  const credentials = app.lifecycleConfigArn === undefined ? undefined : sessionFor(world, identity)
  const refusal = assumeForApp(world, app, identity)
  if (refusal !== undefined || !credentials) return refusal
  const failure = await startScript(world, { app, identity, credentials })
  if (failure === undefined) return undefined
  // AWS's words are not established.
  return `The lifecycle configuration failed: ${failure}; its output is in ${logNameOf(app)}`
}

/** Issued before the assumption is recorded, so that the record names its key. */
function sessionFor(world: World, identity: LaunchIdentity): SessionCredentials {
  const { roleArn, sessionName, sourceIdentity } = identity
  const source = sourceIdentity === undefined ? {} : { sourceIdentity }
  return issueSession(world, { roleArn, sessionName, ...source })
}

/**
 * The execution role is assumed when the app starts; that leaves the STS record AWS leaves. A role
 * that does not trust SageMaker: the app fails, in words seen by others.
 */
function assumeForApp(world: World, app: App, identity: LaunchIdentity): string | undefined {
  const invokedBy = 'sagemaker.amazonaws.com'
  try {
    integrations.of(world).recordAssumption({ ...identity, invokedBy, sourceArn: app.arn })
    return undefined
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return (
      `SageMaker is unable to use your associated ExecutionRole [${identity.roleArn}] to create ` +
      "app. Verify that your associated ExecutionRole has permission for 'sagemaker:CreateApp'."
    )
  }
}

export function beginAppDelete(world: World, app: App): void {
  app.status = 'Deleting'
  stopScript(world, app)
  after(world, 'sagemaker.appDelete', () => {
    app.status = 'Deleted'
    app.deletedAt = world.clock.now()
  })
}
