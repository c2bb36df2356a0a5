/** The access map in, stacks out. `cdk.json` runs it; so does `rollcall up`. */
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { defaultMapFile, readAccessMap } from './config.ts'
import { HubStack } from './stacks/hub-stack.ts'
import { IdentityStack } from './stacks/identity-stack.ts'
import { StudioStack } from './stacks/studio-stack.ts'

const map = readAccessMap(process.env.ROLLCALL_MAP || defaultMapFile)
const app = new App()
const { hub, identityStore } = map
new HubStack(app, 'RollcallHub', { map, env: hub })
new IdentityStack(app, 'RollcallIdentity', {
  map,
  env: { account: identityStore.account, region: identityStore.region },
})
new StudioStack(app, 'RollcallStudio', { map, env: hub })
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
app.synth()
