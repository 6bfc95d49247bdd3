import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AuditRow, BanRow } from '../../../shared/model/people/moderation.ts';
import { formatAgo, formatIn } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import type { ModerationController } from './moderation-controller.ts';
import type { ModerationStore } from './moderation-store.ts';
import './moderation.css';

interface Props {
  readonly store: ModerationStore;
  readonly controller: ModerationController;
  readonly onClose: () => void;
}

/** The bans of a lobby, which can be lifted, and the latest decisions about it. */
export function RecordDialog({ store, controller, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation('moderation');
  const { bans, audit } = useStore(
    store,
    useShallow((state) => ({ bans: state.bans, audit: state.audit })),
  );
  return (
    <Dialog title={t('record')} onClose={onClose}>
      <section aria-labelledby="record-bans">
        <h3 id="record-bans">{t('bans')}</h3>
        {bans.length === 0 ? (
          <EmptyState>{t('noBans')}</EmptyState>
        ) : (
          <ul className="rows">
            {bans.toReversed().map((ban) => (
              <li key={ban.identity} className="record-row">
                <div>
                  <bdi>{ban.name}</bdi>
                  <p className="record-note">{describeBan(ban, t, i18n.language)}</p>
                </div>
                <Button size="small" onClick={() => controller.unban(ban.identity, ban.name)}>
                  {t('unban')}
                  <span className="visually-hidden"> {ban.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="record-audit">
        <h3 id="record-audit">{t('audit')}</h3>
        {audit.length === 0 ? (
          <EmptyState>{t('noAudit')}</EmptyState>
        ) : (
          <ul className="rows">
            {audit.toReversed().map((entry, index) => (
              // Entries have no number, and the list is only ever replaced.
              <li key={`${entry.agoSeconds} ${entry.action} ${index}`}>
                {describeEntry(entry, t)}
                <p className="record-note">
                  {formatAgo(1_000 * entry.agoSeconds, i18n.language)}
                  {entry.reason === '' ? '' : ` · ${entry.reason}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Dialog>
  );
}

function describeBan({ by, reason, secondsLeft }: BanRow, t: TFunction<'moderation'>, language: string): string {
  const until = secondsLeft === null ? t('lasting') : t('ends', { when: formatIn(1_000 * secondsLeft, language) });
  return [t('bannedBy', { by }), until, reason].filter((part) => part !== '').join(' · ');
}

function describeEntry({ action, by, target, rank }: AuditRow, t: TFunction<'moderation'>): string {
  if (action === 'appoint' && rank !== '') return t(`did.appoint.${rank}`, { by, name: target });
  return action === 'appoint' ? '' : t(`did.${action}`, { by, name: target });
}
