/** Limits in force, through Service Quotas. */
import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import type { Quotas } from '../core/ports.ts'
import { inCoreWords } from './errors.ts'

export function serviceQuotas({ client }: { readonly client: ServiceQuotasClient }): Quotas {
  return {
    async limit(code) {
      const command = new GetServiceQuotaCommand({ ServiceCode: 'sagemaker', QuotaCode: code })
      const { Quota } = await inCoreWords(() => client.send(command))
      if (Quota?.Value === undefined)
        throw new Error(`Service Quotas tells no limit of SageMaker's quota ${code}`)
      return Quota.Value
    },
  }
}
