/** Why a request or a message was refused, with the matching HTTP status. */
export const GAME_API_STATUS = {
  'bad-message': 400,
  'wrong-token': 401,
  'browser-refused': 403,
  'not-permitted': 403,
  'wrong-host': 403,
  'not-found': 404,
  'wrong-method': 405,
  'too-large': 413,
  compressed: 415,
  'websocket-only': 426,
  'too-many-messages': 429,
  'too-many-attempts': 429,
  'too-many-connections': 503,
  internal: 500,
} as const;

export type GameApiErrorCode = keyof typeof GAME_API_STATUS;

export interface GameApiError {
  readonly code: GameApiErrorCode;
  readonly message: string;
}

/** Returns the answer's text, the same over HTTP and WebSocket. */
export function formatGameApiError({ code, message }: GameApiError): string {
  return JSON.stringify({ type: 'error', code, message });
}
