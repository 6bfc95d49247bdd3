import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { Notice } from '../../ui/display/Notice.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import { ApiAccessPanel } from './ApiAccessPanel.tsx';
import { ApiChoice } from './ApiChoice.tsx';
import type { PositionsController } from './positions-controller.ts';
import type { PositionsStore } from './positions-store.ts';
import { ScaleEditor } from './ScaleEditor.tsx';
import { sourceRows, sourcesOf, type SourceRow } from './source-rows.ts';
import { TrackPlayer } from './TrackPlayer.tsx';
import { WinePanel } from './WinePanel.tsx';
import './positions.css';

type GameChoices = Pick<Settings, 'gameApi' | 'gameProfiles' | 'startsWineBridge'>;

interface Props {
  readonly store: PositionsStore;
  readonly controller: PositionsController;
  /** The rules of your lobby; null = you are in none. */
  readonly rules: HearingRules | null;
  /** Whether this machine hosts the lobby, so that the panel can show where a game server sends positions. */
  readonly isHost: boolean;
  /** Your choices about games, which `onChoose` changes. */
  readonly choices: GameChoices;
  readonly onChoose: (change: Partial<GameChoices>) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

const AGE_TICK_MS = 500;

/** The positions panel: what arrives from which source, how fresh it is, and how games can send positions. */
export function PositionsPanel(props: Props): ReactNode {
  const { store, controller, rules, isHost, choices, onChoose, onCopy } = props;
  const { t } = useTranslation('positions');
  return (
    <>
      {rules !== null && rules.trust !== 'everything' && <Notice tone="info">{t(`trust.${rules.trust}`)}</Notice>}
      <SourceList store={store} />
      <WinePanel
        store={store}
        controller={controller}
        isAutomatic={choices.startsWineBridge}
        onAutomatic={(startsWineBridge) => onChoose({ startsWineBridge })}
      />
      <ScaleEditor
        store={store}
        profiles={choices.gameProfiles}
        onChange={(gameProfiles) => onChoose({ gameProfiles })}
      />
      <TrackPlayer store={store} controller={controller} />
      <ApiAccessPanel
        title={t('api.local.title')}
        text={t('api.local.text')}
        describe={controller.describeLocalApi}
        missing={t('api.local.missing')}
        onCopy={onCopy}
      >
        <ApiChoice choice={choices.gameApi} onChange={(gameApi) => onChoose({ gameApi })} />
      </ApiAccessPanel>
      {isHost && (
        <ApiAccessPanel
          title={t('api.server.title')}
          text={t('api.server.text')}
          describe={controller.describeServerApi}
          missing={t('api.server.missing')}
          onCopy={onCopy}
        />
      )}
    </>
  );
}

/** Lists the sources, of which the first fresh one is used. Those from which nothing came share a line. */
function SourceList({ store }: { readonly store: PositionsStore }): ReactNode {
  const { t, i18n } = useTranslation('positions');
  const state = useStore(store, useShallow(sourcesOf));
  const { t: tGames } = useTranslation('games');
  const elapsedMs = useElapsedMs(state.statusAtMs);
  const rows = sourceRows(state, elapsedMs, i18n);
  const silent = rows.filter(({ isSilent }) => isSilent);
  return (
    <Section title={t('sources')} hint={t('sourcesNote')}>
      <ol className="source-rows">
        {rows
          .filter(({ isSilent }) => !isSilent)
          .map((row) => (
            <Source key={row.id} row={row} />
          ))}
      </ol>
      {silent.length > 0 && (
        <p className="field-note">{tGames('silent', { sources: silent.map(({ name }) => name) })}</p>
      )}
    </Section>
  );
}

function Source({ row }: { readonly row: SourceRow }): ReactNode {
  const { id, name, badge, isUsed, isTrouble, explanation, facts } = row;
  return (
    <li className="source" data-source={id} data-used={isUsed} data-trouble={isTrouble}>
      <span className="source-name">{name}</span>
      <span className="source-badge">{badge}</span>
      <span className="source-text">{explanation}</span>
      {facts.length > 0 && <span className="source-facts">{facts.join(' · ')}</span>}
    </li>
  );
}

/** Returns the milliseconds since `sinceMs` on the clock of `performance.now()`, updating. */
function useElapsedMs(sinceMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), AGE_TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, nowMs - sinceMs);
}
