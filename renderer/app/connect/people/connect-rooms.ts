import type { i18n } from 'i18next';
import type { LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { ModerationStore } from '../../../features/moderation/moderation-store.ts';
import {
  createRoomsController,
  type RoomNews,
  type RoomsController,
} from '../../../features/rooms/rooms-controller.ts';
import { createRoomsStore, type RoomsStore } from '../../../features/rooms/rooms-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import type { Feature } from '../../feature.ts';

export interface RoomsConnections {
  readonly lobby: LobbyStore;
  readonly moderation: ModerationStore;
  readonly toasts: ToastController;
}

/** Connects the rooms: what happens about them is said, and a call to follow has a button that goes there. */
export function connectRooms({ lobby, moderation, toasts }: RoomsConnections): Feature<RoomsStore, RoomsController> {
  const store = createRoomsStore();
  const textOf = (news: RoomNews, texts: i18n): string => {
    const t = texts.getFixedT(null, 'rooms');
    return t(`news.${news.type}`, { ...news, room: news.room === '' ? t('openSpace') : news.room });
  };
  const controller = createRoomsController({
    store,
    ownId: () => lobby.getState().ownId,
    may: () => moderation.getState().may,
    onNews: (news, go) =>
      toasts.show(
        'rooms',
        (texts) => textOf(news, texts),
        go,
        go === null ? undefined : (texts) => texts.t('go', { ns: 'rooms' }),
      ),
    onRefused: (code) => toasts.show('rooms', (texts) => texts.t(`refused.${code}`, { ns: 'rooms' }), null),
  });
  return { store, controller };
}
