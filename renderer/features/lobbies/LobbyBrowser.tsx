import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { LiveRegion } from '../../ui/display/LiveRegion.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { BrowserToolbar } from './BrowserToolbar.tsx';
import { describeSearch, type SearchDescription } from './describe-search.ts';
import { busyIdOf } from './busy-id.ts';
import { EntryDialog } from './EntryDialog.tsx';
import { EntryProblems } from './EntryProblems.tsx';
import type { LobbiesController } from './lobbies-controller.ts';
import { ANY_LOBBY, type LobbiesState, type LobbiesStore } from './lobbies-store.ts';
import { LobbyTable } from './LobbyTable.tsx';
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
  /** Opens the settings in which rendezvous servers are added. */
  readonly onAddServer: () => void;
}

/**
 * The lobbies that you can enter without an invitation: on the local network, and listed by rendezvous servers. The
 * search runs as long as the start screen shows.
 */
export function LobbyBrowser(props: Props): ReactNode {
  const { store, controller, hasServer, isRelayOnly, isStarting } = props;
  const { t } = useTranslation('lobbies');
  const titleId = useId();
  const state = useStore(store);
  const { groups, hold } = useArrangedLobbies(state);
  const { status, count, isSearching } = describeSearch(state, groups, { hasServer, isRelayOnly });
  return (
    <section className="lobbies" aria-labelledby={titleId}>
      <header className="lobbies-header">
        <h1 id={titleId}>{t('title')}</h1>
        {isSearching && (
          <span className="lobbies-searching">
            <span className="spinner" aria-hidden="true" />
            {t('searching')}
          </span>
        )}
      </header>
      {hasServer && <BrowserToolbar state={state} controller={controller} />}
      <EntryProblems {...props} state={state} />
      {groups.lan.length + groups.directory.length > 0 && (
        <div {...hold}>
          <LobbyTable
            titleId={titleId}
            groups={groups}
            isDisabled={isStarting}
            busyId={busyIdOf(state, isStarting)}
            onEnter={controller.enter}
          />
        </div>
      )}
      {status === 'more' && <p className="field-note">{t('more')}</p>}
      {/* They come and go by themselves, so above the table they would move it under your pointer. */}
      <FailedServers servers={state.servers} />
      <Empty {...props} status={status} />
      <LiveRegion message={isSearching ? '' : t('found', { count })} />
      {state.entry !== null && <EntryDialog entry={state.entry} controller={controller} />}
    </section>
  );
}

/** Says that there is nothing to see, and what helps. */
function Empty({ controller, hasServer, status, onAddServer }: Props & Pick<SearchDescription, 'status'>): ReactNode {
  const { t } = useTranslation('lobbies');
  const isEmpty = status !== 'found' && status !== 'more';
  if (!isEmpty && hasServer) return null;
  return (
    <div className="action-row lobbies-empty">
      <div>
        {isEmpty && <p>{t(`none.${status}`)}</p>}
        {!hasServer && <p className="field-note">{t('noServer.text')}</p>}
      </div>
      {!hasServer && (
        <Button variant="quiet" onClick={onAddServer}>
          {t('noServer.add')}
        </Button>
      )}
      {status === 'matching' && (
        <Button variant="quiet" onClick={() => controller.changeSearch(ANY_LOBBY)}>
          {t('none.clear')}
        </Button>
      )}
    </div>
  );
}

function FailedServers({ servers }: Pick<LobbiesState, 'servers'>): ReactNode {
  const { t } = useTranslation('lobbies');
  return servers
    .filter(({ state }) => state === 'failed')
    .map(({ rendezvous }) => (
      <Notice key={rendezvous} tone="warn">
        {t('serverFailed', { server: rendezvous })}
      </Notice>
    ));
}
