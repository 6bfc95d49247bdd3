import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { isAbove } from '../../../../shared/model/people/rank.ts';
import { ManageDialog } from '../../../features/moderation/ManageDialog.tsx';
import { MEMBER } from '../../../features/moderation/moderation-store.ts';
import { RemoveDialog } from '../../../features/moderation/RemoveDialog.tsx';
import { ReportList } from '../../../features/reports/ReportList.tsx';
import type { WindowApp } from '../../create-window-app.ts';

interface Props {
  readonly app: WindowApp;
  readonly onClose: () => void;
}

/** How the lobby is run, and what its players have reported. */
export function LobbyManage({ app, onClose }: Props): ReactNode {
  const { t } = useTranslation('reports');
  const rows = useStore(app.reports.store, (state) => state.rows);
  const participants = useStore(app.lobby.store, (state) => state.participants);
  const { rank, may, people } = useStore(app.moderation.store);
  const [removal, setRemoval] = useState<{ readonly id: ParticipantId; readonly how: 'kick' | 'ban' } | null>(null);
  const actionsOn = (id: ParticipantId): readonly ('kick' | 'ban')[] => {
    const target = participants.find((one) => one.id === id);
    if (target === undefined || !isAbove(rank, (people.get(id) ?? MEMBER).rank)) return [];
    return (['kick', 'ban'] as const).filter((how) => may.includes(how) && (how === 'kick' || target.identity !== ''));
  };
  const target = participants.find(({ id }) => id === removal?.id);
  const { controller } = app.moderation;
  return (
    <>
      <ManageDialog
        {...app.moderation}
        reports={
          rows === null
            ? null
            : {
                label: rows.length === 0 ? t('tab') : t('tabCount', { number: rows.length }),
                view: (
                  <ReportList {...app.reports} actionsOn={actionsOn} onRemove={(id, how) => setRemoval({ id, how })} />
                ),
              }
        }
        onClose={onClose}
      />
      {removal !== null && target !== undefined && (
        <RemoveDialog
          name={target.name}
          how={removal.how}
          onRemove={(seconds, reason) =>
            removal.how === 'kick' ? controller.kick(target, reason) : controller.ban(target, seconds, reason)
          }
          onClose={() => setRemoval(null)}
        />
      )}
    </>
  );
}
