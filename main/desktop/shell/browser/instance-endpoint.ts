import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { parseMessage } from '../../../../shared/protocol/parse.ts';
import { plainResponse, type StaticResponse } from '../static-files.ts';
import { isEqualSecret } from '../is-equal-secret.ts';
import { readBounded } from './read-bounded.ts';

export const INSTANCE_PATH = '/instance';

const MAX_BODY_LENGTH = 4_096;

/**
 * The request of a second start to the first one: a window, or only a link; and perhaps an invitation to show there.
 */
const instanceRequestSchema = v.strictObject({
  wantsWindow: v.boolean(),
  invitation: v.nullable(v.pipe(v.string(), v.maxLength(MAX_BODY_LENGTH))),
});
export type InstanceRequest = v.InferOutput<typeof instanceRequestSchema>;

/** `link` opens a window by hand; null = one is open already. */
export const instanceResponseSchema = v.strictObject({ link: v.nullable(v.string()) });
export type InstanceResponse = v.InferOutput<typeof instanceResponseSchema>;

/** Handles the part of the loopback server that other processes of the same user may call. */
export interface InstanceEndpoint {
  readonly path: string;
  respond(request: IncomingMessage): Promise<StaticResponse>;
}

/**
 * Answers callers that know `secret`, which only this user's processes can read. Never a browser: those send an
 * `Origin`.
 */
export function createInstanceEndpoint(
  secret: string,
  answer: (request: InstanceRequest) => Promise<InstanceResponse>,
): InstanceEndpoint {
  return {
    path: INSTANCE_PATH,
    async respond(request) {
      const isAllowed =
        request.headers.origin === undefined && isEqualSecret(`Bearer ${secret}`, request.headers.authorization ?? '');
      if (!isAllowed || request.method !== 'POST')
        return plainResponse(403, 'Only other instances of Earshot may use this address.');
      const body = await readBounded(request, MAX_BODY_LENGTH);
      const parsed = parseMessage(body, instanceRequestSchema, MAX_BODY_LENGTH);
      if (!parsed.ok) return plainResponse(400, parsed.error.message);
      return plainResponse(200, JSON.stringify(await answer(parsed.value)), {
        'Content-Type': 'application/json; charset=utf-8',
      });
    },
  };
}
