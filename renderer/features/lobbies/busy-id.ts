import type { LobbiesState } from './lobbies-store.ts';

/** Returns the lobby whose button shows that something is in progress; '' = none. A dialog shows it for the others. */
export function busyIdOf({ entry, enteredId }: Pick<LobbiesState, 'entry' | 'enteredId'>, isStarting: boolean): string {
  if (entry?.step === 'waiting' && entry.lobby.access === 'open') return entry.lobby.id;
  return isStarting ? enteredId : '';
}
