import { assertNever } from '../../../shared/invariant.ts';
import type { Participant } from '../../../shared/model/participant.ts';
import { applyRosterChanges } from '../../../shared/model/people/roster-changes.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { isCircleMessage } from '../../../shared/protocol/people/circle-messages.ts';
import type { LobbyState, ParticipantQuality } from './lobby-store.ts';

type RosterRow = Extract<ClientboundChannelMessage, { type: 'roster' }>['participants'][number];

/**
 * Returns what a host's message changes in the lobby's state; null = nothing. What other features keep, above all
 * positions and levels, arrives many times a second and must not re-render the lobby.
 */
export function changeOfMessage(
  message: ClientboundChannelMessage,
  { participants, quality }: Pick<LobbyState, 'participants' | 'quality'>,
): Partial<LobbyState> | null {
  if (isCircleMessage(message)) return null;
  switch (message.type) {
    case 'roster':
      return { participants: message.participants.map(toParticipant) };
    case 'changes':
      return { participants: applyRosterChanges(participants, message.participants.map(toParticipant), message.left) };
    case 'quality':
      return {
        quality: Object.fromEntries(message.rows.map(([id, ...row]) => [id, unlessAlike(quality[id], toQuality(row))])),
      };
    case 'rules':
      return { rules: message.rules, phase: message.phase, rulesBy: message.by ?? '' };
    case 'limits':
      return {
        lowered: message.lowered ? { voices: message.voices, packetMs: message.packetMs, isMono: message.mono } : null,
      };
    case 'renamed':
      return { nameProblem: message.code === '' ? null : { code: message.code } };
    case 'want-picture':
    case 'picture':
    case 'no-picture':
    case 'scene':
    case 'audience':
    case 'standing':
    case 'group':
    case 'journey':
    case 'headset':
    case 'headset-hosts':
    case 'headset-state':
    case 'headset-ticket':
    case 'appoint':
    case 'lobby-state':
    case 'succession':
    case 'grant':
    case 'ask-vote':
    case 'moved':
    case 'moderated':
    case 'authority':
    case 'door':
    case 'record':
    case 'reported':
    case 'reports':
    case 'report-part':
    case 'invitation':
    case 'teams':
    case 'texts':
    case 'text-refused':
    case 'ping':
    case 'closing':
    case 'error':
      return null;
    default:
      return assertNever(message);
  }
}

function toParticipant({ id, name, muted, deafened, identity, color, away, profile }: RosterRow): Participant {
  return { id, name, isMuted: muted, isDeafened: deafened, identity, color, isAway: away, profile };
}

function toQuality([roundTripMs, lossToHostPercent, lossFromHostPercent]: readonly [
  number,
  number,
  number,
]): ParticipantQuality {
  const known = (value: number): number | null => (value < 0 ? null : value);
  return {
    roundTripMs: known(roundTripMs),
    lossToHostPercent: known(lossToHostPercent),
    lossFromHostPercent: known(lossFromHostPercent),
  };
}

/** Returns the same object for figures that look the same, so that a tenth of a millisecond causes no re-render. */
function unlessAlike(before: ParticipantQuality | undefined, now: ParticipantQuality): ParticipantQuality {
  if (before === undefined) return now;
  const isAlike = (field: keyof ParticipantQuality, digits: number): boolean =>
    before[field]?.toFixed(digits) === now[field]?.toFixed(digits);
  return isAlike('roundTripMs', 0) && isAlike('lossToHostPercent', 1) && isAlike('lossFromHostPercent', 1)
    ? before
    : now;
}
