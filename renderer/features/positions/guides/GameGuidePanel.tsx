import { useId, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { SearchField } from '../../../ui/controls/SearchField.tsx';
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
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Pick your game: what to do for it, and whether its positions arrive. The game that sends now is chosen. */
export function GameGuidePanel({ store, isHost, onCopy }: Props): ReactNode {
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
        <GuideCard key={chosen.id} guide={chosen} store={store} isHost={isHost} onCopy={onCopy} />
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
  const named = guides.filter((guide) => !isOther(guide));
  const choice = (guide: GameGuide): ReactNode => (
    <label key={guide.id} className="guides-game">
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
  );
  return (
    <div className="guides-list">
      <SearchField label={t('find')} placeholder={t('find')} value={typed} onChange={onType} />
      <fieldset className="guides-games">
        <legend className="visually-hidden">{t('title')}</legend>
        <div className="guides-named">
          {named.length === 0 && <p className="field-note">{t('notFound', { typed: typed.trim() })}</p>}
          {named.map(choice)}
        </div>
        {/* Below the list, so that they are seen without scrolling. */}
        <div className="guides-others">{guides.filter(isOther).map(choice)}</div>
      </fieldset>
    </div>
  );
}

function isOther({ id }: GameGuide): boolean {
  return OTHER_GUIDES.some((other) => other === id);
}
