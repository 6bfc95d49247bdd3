import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { EarIcon } from '../../ui/icons/sound-icons.tsx';
import { describeLoudness } from '../../words/loudness.ts';
import { audienceText, gainToFraction, type Unheard } from './audience-text.ts';
import type { AudienceStore, Hearer } from './audience-store.ts';
import './audience.css';

interface Props {
  readonly store: AudienceStore;
  readonly participants: readonly Participant[];
  /** Why nobody hears you, wherever they are; null = you can be heard. */
  readonly unheard: Unheard | null;
  /** The players here whom you have blocked. */
  readonly blockedNames: readonly string[];
}

interface NamedHearer extends Hearer {
  readonly name: string;
}

/** Shows who hears you in an unobtrusive line; a click lists everyone with their loudness. */
export function AudienceLine({ store, participants, unheard, blockedNames }: Props): ReactNode {
  const { t } = useTranslation('audience');
  const hearers = useStore(store, (state) => state.hearers);
  const popoverId = useId();
  const [isOpen, setOpen] = useState(false);
  if (hearers === null) return <div className="audience" />;
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const named = (unheard === null ? hearers : []).flatMap((hearer): NamedHearer[] => {
    const name = names.get(hearer.id);
    return name === undefined ? [] : [{ ...hearer, name }];
  });
  const text = audienceText({ unheard, names: named.map(({ name }) => name), blockedNames }, t);
  return (
    <div className="audience" data-empty={named.length === 0}>
      <button className="audience-line" type="button" popoverTarget={popoverId} aria-expanded={isOpen}>
        <EarIcon />
        <span title={text}>{text}</span>
      </button>
      <div
        id={popoverId}
        className="audience-list"
        popover="auto"
        role="dialog"
        aria-label={t('title')}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <Hearers hearers={named} note={unheard !== null || blockedNames.length > 0 ? text : t('nobodyNear')} />
        )}
      </div>
    </div>
  );
}

function Hearers({ hearers, note }: { readonly hearers: readonly NamedHearer[]; readonly note: string }): ReactNode {
  const { t } = useTranslation('audience');
  const { t: words } = useTranslation('common');
  return (
    <>
      <h3>{t('title')}</h3>
      {hearers.length === 0 && <p className="field-note">{note}</p>}
      <ul>
        {hearers.map(({ id, name, gainDb }) => (
          <li key={id} className="hearer">
            <bdi>{name}</bdi>
            <span className="hearer-words">{describeLoudness(gainDb, words)}</span>
            <span className="hearer-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * gainToFraction(gainDb)).toFixed(0)}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
