import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { PositionsController } from './positions-controller.ts';
import type { PositionsStore, WineStatus } from './positions-store.ts';

interface Props {
  readonly store: PositionsStore;
  readonly controller: PositionsController;
  /** Whether the bridge starts with every game. */
  readonly isAutomatic: boolean;
  readonly onAutomatic: (isAutomatic: boolean) => void;
}

/** Starts the bridge for games in Wine and Proton. Nothing while there is no such game and no bridge. */
export function WinePanel({ store, controller, isAutomatic, onAutomatic }: Props): ReactNode {
  const { t, i18n } = useTranslation('positions');
  const wine = useStore(store, (state) => state.wine);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    controller.watchWine(true);
    return () => controller.watchWine(false);
  }, [controller]);
  if (wine.games.length === 0 && !isAutomatic) return null;
  const start = async (prefix: string): Promise<void> => {
    const started = await controller.startBridge(prefix);
    setProblem(started.ok ? null : errorText(i18n, started.error));
  };
  return (
    <Section title={t('wine.title')}>
      {wine.games.map((game) => (
        <Game
          key={game.prefix}
          game={game}
          bridge={wine.prefix === game.prefix ? wine.bridge : 'off'}
          onStart={() => void start(game.prefix)}
          onStop={() => void controller.stopBridge()}
        />
      ))}
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <Switch label={t('wine.always')} detail={t('wine.alwaysHint')} isOn={isAutomatic} onChange={onAutomatic} />
    </Section>
  );
}

interface GameProps {
  readonly game: WineStatus['games'][number];
  readonly bridge: WineStatus['bridge'];
  readonly onStart: () => void;
  readonly onStop: () => void;
}

function Game({ game: { name, isProton }, bridge, onStart, onStop }: GameProps): ReactNode {
  const { t } = useTranslation('positions');
  const isRunning = bridge === 'running';
  const waiting = isProton ? ('wine.inProton' as const) : ('wine.inWine' as const);
  const text = bridge === 'running' || bridge === 'failed' ? (`wine.${bridge}` as const) : waiting;
  return (
    <div className="action-row">
      <p className="field-note">{t(text, { game: name })}</p>
      <Button
        isBusy={bridge === 'starting'}
        otherLabels={[t('wine.stop'), t('wine.start')]}
        onClick={isRunning ? onStop : onStart}
      >
        {t(isRunning ? 'wine.stop' : 'wine.start')}
      </Button>
    </div>
  );
}
