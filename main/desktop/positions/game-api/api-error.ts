import type { Failure } from '../../../../shared/result.ts';

/** HTTP status for each error of the local API. A WebSocket gets it before it opens. */
export const API_STATUS = {
  'bad-message': 400,
  'wrong-token': 401,
  'foreign-page': 403,
  'not-found': 404,
  'bad-method': 405,
  'other-feeder': 409,
  'too-large': 413,
  compressed: 415,
  'wrong-host': 421,
  'too-many-messages': 429,
} as const;

export type ApiErrorCode = keyof typeof API_STATUS;

/** The body of every error, over every transport. */
export function formatApiError({ code, message }: Failure<ApiErrorCode>): string {
  return JSON.stringify({ error: { code, message } });
}
