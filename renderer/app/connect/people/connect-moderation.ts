import type { i18n } from 'i18next';
import {
  createModerationController,
  isDoorDone,
  type Done,
  type ModerationController,
} from '../../../features/moderation/moderation-controller.ts';
import { createModerationStore, type ModerationStore } from '../../../features/moderation/moderation-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import type { Permission } from '../../../../shared/model/people/rank.ts';
import { formatList } from '../../../i18n/format.ts';
import type { Feature } from '../../feature.ts';

/** Connects what owners and moderators do: each decision says that it was made, and how to take it back. */
export function connectModeration({
  toasts,
  i18n,
}: {
  readonly toasts: ToastController;
  readonly i18n: i18n;
}): Feature<ModerationStore, ModerationController> {
  const t = i18n.getFixedT(null, 'moderation');
  const tDoor = i18n.getFixedT(null, 'door');
  const textOf = (done: Done): string => {
    if (isDoorDone(done)) return tDoor(`done.${done.type}`, 'name' in done ? { name: done.name } : {});
    if (done.type === 'appoint') return t(`done.appoint.${done.rank}`, { name: done.name });
    if (done.type === 'allow' || done.type === 'forbid')
      return t(`done.${done.type}`, { rank: t(`ranks.${done.rank}`), permission: t(`permissions.${done.permission}`) });
    return 'name' in done ? t(`done.${done.type}`, { name: done.name }) : t(`done.${done.type}`);
  };
  const store = createModerationStore();
  const controller = createModerationController({
    store,
    onDone: (done, undo) => toasts.show('moderation', textOf(done), undo),
    onRefused: (code) => toasts.show('moderation', t(`refused.${code}`), null),
  });
  store.subscribe((state, before) => {
    // At a join, and in another lobby, nothing has changed.
    if (!state.knowsRanks || !before.knowsRanks || state.may === before.may) return;
    if (state.unheard !== before.unheard) {
      // A notice says why nobody hears you.
      if (state.unheard === '' && !state.isMuted) toasts.show('own-rank', tDoor('heard'), null);
      return;
    }
    const say = (change: 'nowAllowed' | 'notAllowed', permissions: readonly Permission[]): void => {
      const list = formatList(
        permissions.map((permission) => t(`permissions.${permission}`)),
        i18n.language,
        'comma',
      );
      if (permissions.length > 0) toasts.show('own-rank', t(change, { list }), null);
    };
    say(
      'nowAllowed',
      state.may.filter((permission) => !before.may.includes(permission)),
    );
    say(
      'notAllowed',
      before.may.filter((permission) => !state.may.includes(permission)),
    );
  });
  return { store, controller };
}
