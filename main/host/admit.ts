import { timingSafeEqual } from 'node:crypto';
import { parseParticipantName } from '../../shared/model/name.ts';
import type { JoinRequest, SignallingErrorCode } from '../../shared/protocol/signalling.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { isFull, type Room } from '../room/room.ts';

/** Whether somebody may come in: the cleaned name, or why not. The secret is compared in a time that does not say where it differs. */
export function admit(request: JoinRequest, secret: Uint8Array, room: Room): Result<string, SignallingErrorCode> {
  const given = Buffer.from(request.secret, 'base64url');
  if (given.length !== secret.length || !timingSafeEqual(given, secret)) {
    return failure('wrong-secret', 'The invitation is not for this lobby. Ask the host for the current one.');
  }
  const name = parseParticipantName(request.name);
  if (name === undefined) return failure('bad-name', 'The name has no visible characters, or far too many. Choose one of 1 to 32 characters.');
  return isFull(room) ? failure('lobby-full', `The lobby is full: it holds ${room.capacity} players.`) : success(name);
}
