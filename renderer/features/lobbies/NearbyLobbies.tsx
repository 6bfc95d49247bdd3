import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import { formatList, formatMilliseconds } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import { busyIdOf } from './busy-id.ts';
import { describeSearch } from './describe-search.ts';
import { EnterButton } from './EnterButton.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { EntryProblems } from './EntryProblems.tsx';
import { KnownPlayers } from './KnownPlayers.tsx';
import type { LobbiesController } from './lobbies-controller.ts';
import type { LobbiesStore } from './lobbies-store.ts';
import { useArrangedLobbies } from './use-arranged-lobbies.ts';
import './lobbies.css';

interface Props {
  readonly store: LobbiesStore;
  readonly controller: LobbiesController;
  /** Whether the settings name a rendezvous server. */
  readonly hasServer: boolean;
  /** Whether hosts must not learn your address, so that nothing is looked for on the local network. */
  readonly isRelayOnly: boolean;
  /** Whether the window hosts or joins a lobby. */
  readonly isStarting: boolean;
  /** Why joining a found lobby failed; null = it did not. */
  readonly problem: string | null;
  readonly onDismissProblem: () => void;
  /** Whether the button that shows all lobbies has the focus. */
  readonly hasFocus: boolean;
  /** Shows all lobbies, with search and filters. */
  readonly onShowAll: () => void;
}

const MOST_ROWS = 4;

/** The nearest lobbies that you can enter without an invitation: those of the local network, then those listed. */
export function NearbyLobbies(props: Props): ReactNode {
  const { store, controller, hasServer, isRelayOnly, isStarting, hasFocus, onShowAll } = props;
  const { t } = useTranslation('lobbies');
  const titleId = useId();
  const state = useStore(store);
  const { groups, hold } = useArrangedLobbies(state);
  const { status, isSearching } = describeSearch(state, groups, { hasServer, isRelayOnly });
  const shown = [...groups.lan, ...groups.directory].slice(0, MOST_ROWS);
  return (
    <section className="start-list nearby" aria-labelledby={titleId}>
      <header className="start-list-header">
        <h2 id={titleId}>{t('near')}</h2>
        {isSearching && <span className="spinner" role="img" aria-label={t('searching')} />}
        <Button variant="quiet" size="small" hasFocus={hasFocus} onClick={onShowAll}>
          {t('title')}
        </Button>
      </header>
      <EntryProblems {...props} state={state} />
      {shown.length === 0 && status !== 'found' && status !== 'more' && <EmptyState>{t(`none.${status}`)}</EmptyState>}
      <div {...hold} className="start-list-rows">
        <ul>
          {shown.map((lobby) => (
            <NearbyRow key={lobby.id} lobby={lobby} hasNamesake={shown.some((other) => isNamesake(lobby, other))}>
              <EnterButton
                lobby={lobby}
                isGone={groups.gone.has(lobby.id)}
                isBusy={lobby.id === busyIdOf(state, isStarting)}
                isDisabled={isStarting}
                onEnter={controller.enter}
              />
            </NearbyRow>
          ))}
        </ul>
      </div>
      {state.entry !== null && <EntryDialog entry={state.entry} controller={controller} />}
    </section>
  );
}

function isNamesake(lobby: FoundLobby, other: FoundLobby): boolean {
  return other.id !== lobby.id && other.title === lobby.title;
}

interface RowProps {
  readonly lobby: FoundLobby;
  /** Whether another lobby has the same title, so that it takes the server that lists it to tell them apart. */
  readonly hasNamesake: boolean;
  readonly children: ReactNode;
}

function NearbyRow({ lobby, hasNamesake, children }: RowProps): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  const { title, game, source, rendezvous, players, capacity, distanceMs } = lobby;
  const details = [
    hasNamesake ? rendezvous : '',
    source === 'lan' ? t('group.lan') : game,
    capacity === null ? t('nearPlayers', { count: players }) : t('players', { players, capacity }),
    distanceMs === null ? '' : formatMilliseconds(distanceMs, i18n.language),
  ].filter((detail) => detail !== '');
  return (
    <li className="nearby-row">
      <div className="nearby-text">
        <bdi className="nearby-title" title={title}>
          {title}
        </bdi>
        <bdi className="nearby-details">{formatList(details, i18n.language, 'comma')}</bdi>
        <KnownPlayers names={lobby.known} />
      </div>
      {children}
    </li>
  );
}
