import type { i18n } from 'i18next';
import { isInLobby, type LobbyStore } from '../../../features/lobby/lobby-store.ts';
import { preferenceOf, type PeopleStore } from '../../../features/people/people-store.ts';
import { createTextController, type TextController } from '../../../features/text/text-controller.ts';
import { createTextStore, type TextStore } from '../../../features/text/text-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import type { Feature } from '../../feature.ts';

export interface TextConnections {
  readonly lobby: LobbyStore;
  readonly people: PeopleStore;
  readonly toasts: ToastController;
  readonly i18n: i18n;
}

/** Connects text: it is written as you are in the lobby, and those whom you have blocked are no news. */
export function connectText({ lobby, people, toasts, i18n }: TextConnections): Feature<TextStore, TextController> {
  const t = i18n.getFixedT(null, 'text');
  const store = createTextStore();
  const controller = createTextController({
    store,
    own() {
      const { participants, ownId } = lobby.getState();
      return participants.find(({ id }) => id === ownId);
    },
    isBlocked: (author) => preferenceOf(people.getState(), author).isBlocked,
    onRefused: (code) => toasts.show('text', t(`refused.${code}`), null),
    nowMs: () => Date.now(),
    random: () => Math.random(),
  });
  lobby.subscribe((state, before) => {
    if (!isInLobby(state) && isInLobby(before)) controller.forget();
  });
  return { store, controller };
}
