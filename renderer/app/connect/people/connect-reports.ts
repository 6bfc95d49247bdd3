import type { i18n } from 'i18next';
import type { Schedule } from '../../../../shared/schedule.ts';
import { createReportsController, type ReportsController } from '../../../features/reports/reports-controller.ts';
import { createReportsStore, type ReportsStore } from '../../../features/reports/reports-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import { saveUrl } from '../../../ui/files/save-file.ts';
import type { Feature } from '../../feature.ts';

/** Connects reports of players: moderators read at once when somebody was reported. */
export function connectReports({
  toasts,
  i18n,
  schedule,
}: {
  readonly toasts: ToastController;
  readonly i18n: i18n;
  readonly schedule: Schedule;
}): Feature<ReportsStore, ReportsController> {
  const t = i18n.getFixedT(null, 'reports');
  const store = createReportsStore();
  const controller = createReportsController({
    ...{ store, schedule, saveUrl },
    createUrl: (bytes) => URL.createObjectURL(new Blob([bytes], { type: 'audio/ogg' })),
    revokeUrl: (url) => URL.revokeObjectURL(url),
    onNew: ({ reporter, reported }) =>
      toasts.show('report', t('row', { by: reporter.name, name: reported.name }), null),
    onDone: (what, name) => toasts.show('own-report', t(`done.${what}`, { name }), null),
    onRefused: (code) => toasts.show('own-report', t(`refused.${code}`), null),
  });
  return { store, controller };
}
