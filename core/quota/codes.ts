/**
 * The service quotas that grants run into, each for an account and Region, with the names and codes
 * of the Service Quotas console (AWS General Reference, SageMaker quotas). All can be raised.
 */
export const sageMakerQuotas = {
  /** AWS's default is 2. */
  profiles: {
    code: 'L-AC46C40F',
    name: 'Maximum number of Studio user profiles allowed per account',
  },
  /** AWS's default is 2. */
  domains: { code: 'L-B683BCB0', name: 'Total domains' },
  /** AWS's default is 6. */
  spaces: { code: 'L-8E5333B4', name: 'Maximum number of Studio spaces allowed per account' },
  /** AWS's default is 40. */
  apps: { code: 'L-4E39DDC4', name: 'Maximum number of running Studio apps allowed per account' },
} as const

export type QuotaOf = keyof typeof sageMakerQuotas
export type QuotaCode = (typeof sageMakerQuotas)[QuotaOf]['code']

/** The command that asks AWS for twice as much. */
export function raiseCommand(of: QuotaOf, limit: number): string {
  const { code } = sageMakerQuotas[of]
  const asked = `--quota-code ${code} --desired-value ${limit * 2}`
  return `aws service-quotas request-service-quota-increase --service-code sagemaker ${asked}`
}
