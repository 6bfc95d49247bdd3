import type { i18n } from 'i18next';
import { createFilesController, type FilesController } from '../../../features/files/files-controller.ts';
import { createFilesStore, type FilesStore } from '../../../features/files/files-store.ts';
import { prepareFile } from '../../../features/files/prepare-file.ts';
import { problemText } from '../../../features/files/problem-text.ts';
import { isInLobby, type LobbyStore } from '../../../features/lobby/lobby-store.ts';
import { preferenceOf, type PeopleStore } from '../../../features/people/people-store.ts';
import type { TextController } from '../../../features/text/text-controller.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import { saveFile } from '../../../ui/files/save-file.ts';
import type { Feature } from '../../feature.ts';

export interface FilesConnections {
  readonly lobby: LobbyStore;
  readonly people: PeopleStore;
  readonly text: Pick<TextController, 'noteExtra'>;
  readonly toasts: ToastController;
  readonly i18n: i18n;
}

/** Connects files: they stand between the messages, and those of players whom you have blocked are no news. */
export function connectFiles(connections: FilesConnections): Feature<FilesStore, FilesController> {
  const { lobby, people, text, toasts, i18n } = connections;
  const t = i18n.getFixedT(null, 'files');
  const store = createFilesStore();
  const controller = createFilesController({
    store,
    own() {
      const { participants, ownId } = lobby.getState();
      return participants.find(({ id }) => id === ownId);
    },
    prepare: prepareFile,
    saveFile,
    onOffered({ key, from: id, identity }) {
      if (preferenceOf(people.getState(), { id, identity }).isBlocked) return false;
      text.noteExtra(key);
      return true;
    },
    onRefused: (code) => toasts.show('files', problemText(code, store.getState().maxBytes ?? 0, t), null),
    nowMs: () => Date.now(),
  });
  lobby.subscribe((state, before) => {
    if (!isInLobby(state) && isInLobby(before)) controller.forget();
  });
  return { store, controller };
}
