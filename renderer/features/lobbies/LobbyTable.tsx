import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import type { LobbyGroups } from './arrange-lobbies.ts';
import { LobbyRow } from './LobbyRow.tsx';

interface Props {
  /** The element that names the table. */
  readonly titleId: string;
  readonly groups: LobbyGroups;
  /** Whether no lobby can be entered now. */
  readonly isDisabled: boolean;
  /** The lobby that is being entered; '' = none. */
  readonly busyId: string;
  readonly onEnter: (lobby: FoundLobby) => void;
}

const GROUPS = ['lan', 'directory'] as const;

/** The found lobbies, in two groups. The roles stay when a narrow window turns the rows into cards. */
export function LobbyTable({ titleId, groups, isDisabled, busyId, onEnter }: Props): ReactNode {
  const { t } = useTranslation('lobbies');
  const { t: words } = useTranslation('people');
  const tableId = useId();
  const shown = GROUPS.filter((group) => groups[group].length > 0);
  return (
    <table className="lobby-table" role="table" aria-labelledby={titleId}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('column.lobby')}
          </th>
          <th role="columnheader" scope="col">
            {t('game')}
          </th>
          <th role="columnheader" scope="col">
            {t('language')}
          </th>
          <th role="columnheader" scope="col" className="lobby-number">
            {t('column.players')}
          </th>
          <th role="columnheader" scope="col" className="lobby-number">
            {words('facts.roundTrip')}
          </th>
          <th role="columnheader" scope="col">
            {t('column.access')}
          </th>
          <th role="columnheader" scope="col">
            <span className="visually-hidden">{t('column.enter')}</span>
          </th>
        </tr>
      </thead>
      {shown.map((group) => (
        <tbody key={group} role="rowgroup" aria-labelledby={`${tableId}${group}`}>
          <tr role="row" className="lobby-group">
            <th role="rowheader" scope="rowgroup" colSpan={7} id={`${tableId}${group}`}>
              {t(`group.${group}`)}
            </th>
          </tr>
          {groups[group].map((lobby) => (
            <LobbyRow
              key={lobby.id}
              lobby={lobby}
              isGone={groups.gone.has(lobby.id)}
              isBusy={lobby.id === busyId}
              isDisabled={isDisabled}
              onEnter={onEnter}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
