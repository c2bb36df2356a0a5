/** The quotas there are, as the answers of Service Quotas show them. */
import { type QuotaKind, quotaKindOf, quotaRows } from '../../studio/quotas.ts'
import { AwsError, type Call } from '../service.ts'

const SERVICE = 'sagemaker'

export interface QuotaRequest {
  readonly ServiceCode: string
  readonly QuotaCode: string
}

/** Throws `NoSuchResourceException`; the sandbox knows SageMaker's quotas of Studio alone. */
export function findQuota({ ServiceCode, QuotaCode }: QuotaRequest): QuotaKind {
  requireService(ServiceCode)
  const kind = quotaKindOf(QuotaCode)
  if (kind) return kind
  throw new AwsError('NoSuchResourceException', `There is no quota ${QuotaCode} here.`, 404)
}

/** Throws `NoSuchResourceException`. */
export function requireService(serviceCode: string): void {
  if (serviceCode === SERVICE) return
  throw new AwsError('NoSuchResourceException', `There is no service ${serviceCode} here.`, 404)
}

export function shownQuota(call: Call, kind: QuotaKind, value: number): object {
  const { code, name } = quotaRows[kind]
  return {
    ServiceCode: SERVICE,
    ServiceName: 'Amazon SageMaker',
    QuotaArn: `arn:aws:servicequotas:${call.region}:${call.accountId}:${SERVICE}/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
  }
}
