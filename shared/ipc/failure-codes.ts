import { INVITATION_FAILURE_CODES } from '../protocol/invitation/parse-invitation.ts';
import { SIGNALLING_ERROR_CODES } from '../protocol/signalling.ts';

/**
 * Every code that a command of the window can fail with. Handlers may answer only with these. The window has a text for
 * each in every language (`errors` in the catalogues), and a test enforces that.
 */
export const FAILURE_CODES = [
  // Of hosts, and on the way to them.
  ...SIGNALLING_ERROR_CODES,
  ...INVITATION_FAILURE_CODES,
  'wrong-certificate',
  'unreachable',
  'name-unknown',
  'port-refused',
  'bad-answer',
  'host-lost',
  'lobby-closed',
  // Of rendezvous servers, and of codes read aloud.
  'no-rendezvous-set',
  'no-rendezvous',
  'rendezvous-busy',
  'lobby-busy',
  'lobby-not-there',
  'no-relay',
  'relay-refused',
  'bad-code',
  'unknown-code',
  'wrong-code',
  'too-many-codes',
  // Of lobbies found without an invitation.
  'short-lobby-password',
  // Of lobbies on this machine.
  'bad-address',
  'port-in-use',
  'bind-failed',
  'practice-failed',
  'keys-damaged',
  'no-lobby',
  'bad-rules',
  'superseded',
  // Of everything else that the main process does.
  'bad-track',
  'bad-track-row',
  'no-bridge-program',
  'bridge-failed',
  'game-ended',
  'cannot-record',
  'no-update',
  'no-clipboard',
  'no-disk-space',
  'not-writable',
  // Of the way between window and main process.
  'unknown-command',
  'bad-request',
  'forbidden',
  'not-on-page',
  'unexpected-answer',
  'main-process-ended',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];
