import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isAboutInvitation } from '../../../features/lobby/start/is-about-invitation.ts';
import { errorText } from '../../../i18n/error-text.ts';
import type { WindowApp } from '../../create-window-app.ts';

/** Where a start began: the field, a lobby that was found, one that you know, the form of a host, or practice. */
type StartPlace = 'entered' | 'found' | 'recent' | 'hosted' | 'practice';

/** How the start of a lobby is going, for the part of the screen in which it began. */
export interface Starts {
  readonly isStarting: boolean;
  isBusy(place: StartPlace): boolean;
  /** Returns why the last start failed that began there; null = none did. */
  problemOf(place: StartPlace): string | null;
  /** Whether another invitation would help. */
  readonly isInvitationWrong: boolean;
  /** Whether a code was entered that no rendezvous server looks up. */
  readonly needsServer: boolean;
}

/** Codes that mean for a lobby that you know: nobody is there any longer. */
const OVER: ReadonlySet<string> = new Set([
  'unreachable',
  'port-refused',
  'name-unknown',
  'host-lost',
  'lobby-closed',
  'lobby-not-there',
  'wrong-secret',
  'wrong-certificate',
]);

export function useStarts(app: WindowApp): Starts {
  const { t, i18n } = useTranslation('recents');
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const problem = useStore(app.lobby.store, (state) => state.problem);
  const isFound = useStore(app.lobbies.store, (state) => state.enteredId !== '');
  const isRecent = useStore(app.recents.store, (state) => state.enteredId !== '');
  const placeOf = (origin: 'hosted' | 'joined' | 'practice'): StartPlace => {
    if (origin === 'practice') return 'practice';
    if (isRecent) return 'recent';
    if (origin === 'hosted') return 'hosted';
    return isFound ? 'found' : 'entered';
  };
  const isStarting = connection.status === 'starting';
  return {
    isStarting,
    isBusy: (place) => connection.status === 'starting' && placeOf(connection.origin) === place,
    problemOf(place) {
      if (problem === null || placeOf(problem.origin) !== place) return null;
      const isOver = place === 'recent' && problem.origin === 'joined' && OVER.has(problem.error.code);
      return isOver ? t('over') : errorText(i18n, problem.error);
    },
    isInvitationWrong: problem !== null && placeOf(problem.origin) === 'entered' && isAboutInvitation(problem.error),
    needsServer: problem?.error.code === 'no-rendezvous-set' && placeOf(problem.origin) === 'entered',
  };
}
