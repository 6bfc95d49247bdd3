import type { Participant } from '../../../../shared/model/participant.ts';

/** Returns the name of the player with this identity; null = they are not here. */
export function nameOf(participants: readonly Participant[], identity: string): string | null {
  return identity === '' ? null : (participants.find((one) => one.identity === identity)?.name ?? null);
}
