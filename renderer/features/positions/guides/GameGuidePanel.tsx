import { useId, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { EmptyState } from '../../../ui/display/EmptyState.tsx';
import type { PositionsStore } from '../positions-store.ts';
import { gameGuides, OTHER_GUIDES, withName, type GameGuide } from './game-guides.ts';
import { sendingGuide } from './game-state.ts';
import { GuideCard } from './GuideCard.tsx';
import './guides.css';

interface Props {
  readonly store: PositionsStore;
  /** Whether this machine hosts the lobby, so that teams by hand are on the same page. */
  readonly isHost: boolean;
}

/** Pick your game: what to do for it, and whether its positions arrive. The game that sends now is chosen. */
export function GameGuidePanel({ store, isHost }: Props): ReactNode {
  const { t } = useTranslation('games');
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const guides = useMemo(() => gameGuides((id) => t(`others.${id}`)), [t]);
  const sending = useStore(
    store,
    useShallow(({ report, status, ownPlacement }) => ({ report, status, ownPlacement })),
  );
  const current = sendingGuide(guides, picked, sending);
  const chosen = guides.find(({ id }) => id === picked) ?? current;
  return (
    <div className="guides">
      <GameList
        guides={withName(guides, typed)}
        chosen={chosen?.id ?? null}
        sending={current?.id ?? null}
        typed={typed}
        onType={setTyped}
        onPick={setPicked}
      />
      {chosen === undefined ? (
        <EmptyState>{t('choose')}</EmptyState>
      ) : (
        <GuideCard key={chosen.id} guide={chosen} store={store} isHost={isHost} />
      )}
    </div>
  );
}

interface ListProps {
  readonly guides: readonly GameGuide[];
  readonly chosen: string | null;
  /** The game that sends now. */
  readonly sending: string | null;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onPick: (id: string) => void;
}

function GameList({ guides, chosen, sending, typed, onType, onPick }: ListProps): ReactNode {
  const { t } = useTranslation('games');
  const name = useId();
  const isOther = ({ id }: GameGuide): boolean => OTHER_GUIDES.some((other) => other === id);
  return (
    <div className="guides-list">
      <input
        className="input"
        type="search"
        placeholder={t('find')}
        aria-label={t('find')}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <fieldset className="guides-games">
        <legend className="visually-hidden">{t('title')}</legend>
        {guides.every(isOther) && <p className="field-note">{t('notFound', { typed: typed.trim() })}</p>}
        {guides.map((guide) => (
          <label key={guide.id} className="guides-game" data-other={isOther(guide)}>
            <input
              type="radio"
              name={name}
              checked={guide.id === chosen}
              onChange={() => onPick(guide.id)}
              value={guide.id}
            />
            <span className="guides-name">{guide.name}</span>
            {guide.id === sending && <span className="badge">{t('sends')}</span>}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
