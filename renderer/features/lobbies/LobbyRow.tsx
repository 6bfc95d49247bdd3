import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import { formatMilliseconds, formatNumber } from '../../i18n/format.ts';
import { EnterButton } from './EnterButton.tsx';
import { KnownPlayers } from './KnownPlayers.tsx';
import { languageName } from './language-name.ts';

interface Props {
  readonly lobby: FoundLobby;
  /** Whether the lobby keeps its place though it is no longer found. */
  readonly isGone: boolean;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onEnter: (lobby: FoundLobby) => void;
}

// The same in every language.
const NOTHING = '–';

/** One found lobby, with the button that enters it. */
export const LobbyRow = memo(function LobbyRow({ lobby, isGone, isBusy, isDisabled, onEnter }: Props): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  const { t: words } = useTranslation('people');
  const { title, game, access } = lobby;
  const isFull = lobby.capacity !== null && lobby.players >= lobby.capacity;
  const language = languageName(lobby.language, i18n.language);
  return (
    <tr role="row" className="lobby-row" data-gone={isGone}>
      <th role="rowheader" scope="row" className="lobby-row-title">
        <bdi title={title}>{title}</bdi>
        <KnownPlayers names={lobby.known} />
      </th>
      <td role="cell" data-empty={game === ''}>
        <bdi title={game}>{game}</bdi>
      </td>
      <td role="cell" data-empty={language === ''}>
        <bdi title={language}>{language}</bdi>
      </td>
      <td role="cell" className="lobby-number">
        <span className="lobby-label" aria-hidden="true">
          {t('column.players')}
        </span>
        <Players lobby={lobby} />
      </td>
      <td role="cell" className="lobby-number" data-empty={lobby.distanceMs === null}>
        <span className="lobby-label" aria-hidden="true">
          {words('facts.roundTrip')}
        </span>
        <Ping lobby={lobby} />
      </td>
      <td role="cell" className="lobby-access">
        {t(`access.${access}`)} {isFull && <span className="lobby-full">{t('full')}</span>}
      </td>
      <td role="cell" className="lobby-enter">
        <EnterButton {...{ lobby, isGone, isBusy, isDisabled, onEnter }} />
      </td>
    </tr>
  );
});

function Players({ lobby: { players, capacity } }: Pick<Props, 'lobby'>): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  return capacity === null ? formatNumber(players, i18n.language) : t('players', { players, capacity });
}

function Ping({ lobby: { distanceMs } }: Pick<Props, 'lobby'>): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  if (distanceMs !== null) return formatMilliseconds(distanceMs, i18n.language);
  return (
    <>
      <span aria-hidden="true" title={t('unknown')}>
        {NOTHING}
      </span>
      <span className="visually-hidden">{t('unknown')}</span>
    </>
  );
}
