import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { MAX_PERSONAL_ROWS } from '../../../shared/protocol/channel.ts';
import type { PersonalMessage } from '../../link/serverbound-messages.ts';
import { preferenceOf, type PeopleState } from './people-store.ts';

/** Bytes that hosts of every version accept in one message. */
const MAX_MESSAGE_BYTES = 4_096;

/**
 * Returns the message that tells the host how you want to hear those who are here. If a message cannot hold everything,
 * blocks come first, then mutes, then volumes.
 */
export function personalMessage(
  participants: readonly Participant[],
  ownId: ParticipantId | null,
  state: PeopleState,
): PersonalMessage {
  const blocked: ParticipantId[] = [];
  const muted: [ParticipantId, number][] = [];
  const changed: [ParticipantId, number][] = [];
  for (const participant of participants) {
    if (participant.id === ownId) continue;
    const { volumePercent, isMuted, isBlocked } = preferenceOf(state, participant);
    if (isBlocked) blocked.push(participant.id);
    else if (isMuted || volumePercent === 0) muted.push([participant.id, 0]);
    else if (volumePercent !== 100) changed.push([participant.id, volumePercent / 100]);
  }
  const message: PersonalMessage = {
    type: 'personal',
    gains: [...muted, ...changed].slice(0, MAX_PERSONAL_ROWS),
    blocked: blocked.slice(0, MAX_PERSONAL_ROWS),
  };
  while (JSON.stringify(message).length > MAX_MESSAGE_BYTES) message.gains.pop();
  return message;
}
