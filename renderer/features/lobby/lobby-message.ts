import { assertNever } from '../../../shared/invariant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { LobbyState, ParticipantQuality } from './lobby-store.ts';

/** What a message of the host changes in the lobby's state. Positions and levels are not kept there, and change nothing. */
export function changeOfMessage(message: ClientboundChannelMessage): Partial<LobbyState> {
  switch (message.type) {
    case 'roster':
      return {
        participants: message.participants.map(({ id, name, muted, deafened }) => ({ id, name, isMuted: muted, isDeafened: deafened })),
      };
    case 'quality':
      return { quality: Object.fromEntries(message.rows.map(([id, ...row]) => [id, toQuality(row)])) };
    case 'rules':
      return { rules: message.rules };
    case 'limits':
      return { lowered: message.lowered ? { voices: message.voices, packetMs: message.packetMs } : null };
    case 'scene':
    case 'ping':
      return {};
    default:
      return assertNever(message);
  }
}

function toQuality([roundTripMs, lossToHostPercent, lossFromHostPercent]: readonly [number, number, number]): ParticipantQuality {
  const known = (value: number): number | null => (value < 0 ? null : value);
  return {
    roundTripMs: known(roundTripMs),
    lossToHostPercent: known(lossToHostPercent),
    lossFromHostPercent: known(lossFromHostPercent),
  };
}
