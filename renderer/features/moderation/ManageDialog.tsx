import type { TFunction } from 'i18next';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isDoorAction } from '../../../shared/model/people/door.ts';
import type { AuditRow, BanRow } from '../../../shared/model/people/moderation.ts';
import { formatAgo, formatIn } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Tabs } from '../../ui/controls/choosing/Tabs.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import { DoorPanel } from './door/DoorPanel.tsx';
import type { ModerationController } from './moderation-controller.ts';
import type { ModerationState, ModerationStore } from './moderation-store.ts';
import { RolesTable } from './RolesTable.tsx';
import './moderation.css';

interface Props {
  readonly store: ModerationStore;
  readonly controller: ModerationController;
  /** What players have reported; null = you may not decide about it. */
  readonly reports: { readonly label: string; readonly view: ReactNode } | null;
  readonly onClose: () => void;
}

type View = 'roles' | 'door' | 'reports' | 'bans' | 'audit';

/** How a lobby is run: whether newcomers come in, what each role may do, the bans, and the latest decisions. */
export function ManageDialog({ store, controller, reports, onClose }: Props): ReactNode {
  const { t } = useTranslation('moderation');
  const state = useStore(store);
  const { may, isLocked, door } = state;
  const { t: tDoor } = useTranslation('door');
  const views: readonly View[] = [
    'roles',
    ...(door === null ? [] : (['door'] as const)),
    ...(reports === null ? [] : (['reports'] as const)),
    ...(may.includes('ban') ? (['bans', 'audit'] as const) : []),
  ];
  const labelOf = (one: View): string => {
    if (one === 'reports') return reports?.label ?? '';
    return one === 'door' ? tDoor('title') : t(`views.${one}`);
  };
  const [view, setView] = useState<View>('roles');
  const shown = views.includes(view) ? view : 'roles';
  return (
    <Dialog title={t('manage')} size="wide" onClose={onClose}>
      {may.includes('lock') && (
        <Switch label={t('lock')} detail={t('lockHint')} isOn={isLocked} onChange={controller.setLocked} />
      )}
      {views.length > 1 && (
        <Tabs
          label={t('manage')}
          tabs={views.map((id) => ({ id, label: labelOf(id) }))}
          chosen={shown}
          onChoose={setView}
        />
      )}
      <section className="dialog-section" aria-label={labelOf(shown)}>
        {shown === 'roles' && (
          <RolesTable permissions={state.permissions} onPermit={may.includes('appoint') ? controller.permit : null} />
        )}
        {shown === 'door' && door !== null && <DoorPanel {...{ door, controller }} />}
        {shown === 'reports' && reports?.view}
        {shown === 'bans' && <Bans bans={state.bans} onUnban={controller.unban} />}
        {shown === 'audit' && <Decisions audit={state.audit} />}
      </section>
    </Dialog>
  );
}

function Bans({
  bans,
  onUnban,
}: Pick<ModerationState, 'bans'> & { readonly onUnban: ModerationController['unban'] }): ReactNode {
  const { t, i18n } = useTranslation('moderation');
  if (bans.length === 0) return <EmptyState>{t('noBans')}</EmptyState>;
  return (
    <ul className="rows">
      {bans.toReversed().map((ban) => (
        <li key={ban.identity} className="record-row">
          <div>
            <bdi>{ban.name}</bdi>
            <p className="record-note">{describeBan(ban, t, i18n.language)}</p>
          </div>
          <Button size="small" onClick={() => onUnban(ban.identity, ban.name)}>
            {t('unban')}
            <span className="visually-hidden"> {ban.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Decisions({ audit }: Pick<ModerationState, 'audit'>): ReactNode {
  const { t, i18n } = useTranslation('moderation');
  const { t: tDoor } = useTranslation('door');
  if (audit.length === 0) return <EmptyState>{t('noAudit')}</EmptyState>;
  return (
    <ul className="rows">
      {audit.toReversed().map((entry, index) => (
        // Entries have no number, and the list is only ever replaced.
        <li key={`${entry.agoSeconds} ${entry.action} ${index}`}>
          {describeEntry(entry, t, tDoor)}
          <p className="record-note">
            {formatAgo(1_000 * entry.agoSeconds, i18n.language)}
            {entry.reason === '' ? '' : ` · ${entry.reason}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function describeBan({ by, reason, secondsLeft }: BanRow, t: TFunction<'moderation'>, language: string): string {
  const until = secondsLeft === null ? t('lasting') : t('ends', { when: formatIn(1_000 * secondsLeft, language) });
  return [t('bannedBy', { by }), until, reason].filter((part) => part !== '').join(' · ');
}

function describeEntry(
  { action, by, target, rank, permission }: AuditRow,
  t: TFunction<'moderation'>,
  tDoor: TFunction<'door'>,
): string {
  if (isDoorAction(action)) return tDoor(`did.${action}`, { by, name: target });
  if (action === 'appoint') return rank === '' ? '' : t(`did.appoint.${rank}`, { by, name: target });
  if (action === 'assign') return target === '' ? t('did.assignMany', { by }) : t('did.assign', { by, name: target });
  if (action === 'move') return target === '' ? t('did.moveMany', { by }) : t('did.move', { by, name: target });
  if (action !== 'allow' && action !== 'forbid') return t(`did.${action}`, { by, name: target });
  if (permission === undefined || rank === '' || rank === 'owner') return '';
  return t(`did.${action}`, { by, rank: t(`ranks.${rank}`), permission: t(`permissions.${permission}`) });
}
