import type { i18n } from 'i18next';
import {
  createModerationController,
  type Done,
  type ModerationController,
} from '../../../features/moderation/moderation-controller.ts';
import { createModerationStore, type ModerationStore } from '../../../features/moderation/moderation-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
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
  const textOf = (done: Done): string => {
    if (done.type === 'appoint') return t(`done.appoint.${done.rank}`, { name: done.name });
    return 'name' in done ? t(`done.${done.type}`, { name: done.name }) : t(`done.${done.type}`);
  };
  const store = createModerationStore();
  const controller = createModerationController({
    store,
    onDone: (done, undo) => toasts.show('moderation', textOf(done), undo),
    onRefused: (code) => toasts.show('moderation', t(`refused.${code}`), null),
  });
  return { store, controller };
}
