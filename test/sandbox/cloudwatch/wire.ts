/** CloudWatch spoken over the wire, as JSON and as forms. */
import { region } from '../iam/enforced.ts'

const headers = {
  authorization:
    `AWS4-HMAC-SHA256 Credential=OPERATOR/20260101/${region}/monitoring/aws4_request, ` +
    'Signature=0',
}

/** The answer of an action that succeeds. */
export async function cloudwatch(
  url: string,
  action: string,
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  const target = { 'x-amz-target': `GraniteServiceVersion20100801.${action}` }
  const body = JSON.stringify(input)
  const response = await fetch(url, { method: 'POST', headers: { ...headers, ...target }, body })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Record<string, unknown>
}

/** The XML of an answer. */
export async function queryCloudwatch(url: string, form: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ Version: '2010-08-01', ...form })
  return (await fetch(url, { method: 'POST', headers, body })).text()
}

/** Puts one value into the namespace `Test`. */
export async function putValues(url: string, datum: object): Promise<void> {
  await cloudwatch(url, 'PutMetricData', { Namespace: 'Test', MetricData: [datum] })
}
