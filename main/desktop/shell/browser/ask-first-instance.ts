import { parseMessage } from '../../../../shared/protocol/parse.ts';
import {
  INSTANCE_PATH,
  instanceResponseSchema,
  type InstanceRequest,
  type InstanceResponse,
} from './instance-endpoint.ts';

const ANSWER_TIMEOUT_MS = 5_000;
const MAX_ANSWER_LENGTH = 4_096;

/** Sends a request to the running copy of Earshot. Resolves with undefined if nobody there knows the secret. */
export async function askFirstInstance(
  port: number,
  secret: string,
  request: InstanceRequest,
): Promise<InstanceResponse | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${INSTANCE_PATH}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}` },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    if (!response.ok) return undefined;
    const parsed = parseMessage((await response.text()).trim(), instanceResponseSchema, MAX_ANSWER_LENGTH);
    return parsed.ok ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}
