import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { useAnchor } from '../../ui/floating/use-anchor.ts';
import { Popover } from '../../ui/floating/Popover.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import { describeLoudness } from '../../words/loudness.ts';
import { gainToFraction } from './gain-to-fraction.ts';
import { namedHearers, type AudienceStore, type NamedHearer } from './audience-store.ts';
import './audience.css';

interface Props {
  readonly store: AudienceStore;
  readonly participants: readonly Participant[];
  /** The sentence about your voice, in parts: whether you are heard, then by whom. */
  readonly parts: readonly ReactNode[];
  /** The same as plain text. */
  readonly text: string;
  /** Whether you can be heard, so that the list shows who hears you. */
  readonly isHeard: boolean;
  /** Further text below the list, such as a problem and its remedy. */
  readonly children?: ReactNode;
}

/** Says whether you are heard, and by whom; a click lists everyone with their loudness. */
export function AudienceLine({ store, participants, parts, text, isHeard, children }: Props): ReactNode {
  const { t } = useTranslation('audience');
  const hearers = useStore(store, (state) => state.hearers);
  const { anchor, close, button } = useAnchor();
  const [first, ...rest] = parts;
  const named = isHeard ? namedHearers(hearers ?? [], participants) : [];
  return (
    <>
      <button className="audience-line" type="button" aria-haspopup="dialog" title={text} {...button}>
        <span>{first}</span>
        {rest.length > 0 && (
          <span>
            <span className="audience-dot"> · </span>
            {rest.map((part, index) => (
              <Fragment key={index}>
                {index > 0 && ' · '}
                {part}
              </Fragment>
            ))}
          </span>
        )}
      </button>
      {anchor !== null && (
        <Popover anchor={anchor} side="above" label={t('title')} onClose={close}>
          <div className="audience-list">
            <h3>{t('title')}</h3>
            <Hearers hearers={named} note={text} />
            {children}
          </div>
        </Popover>
      )}
    </>
  );
}

function Hearers({ hearers, note }: { readonly hearers: readonly NamedHearer[]; readonly note: string }): ReactNode {
  const { t: words } = useTranslation('common');
  if (hearers.length === 0) return <p className="field-note">{note}</p>;
  return (
    <ul>
      {hearers.map(({ id, name, gainDb }) => (
        <li key={id} className="hearer">
          <bdi onPointerEnter={tipIfCut}>{name}</bdi>
          <span className="hearer-words">{describeLoudness(gainDb, words)}</span>
          <span className="hearer-bar" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * gainToFraction(gainDb)).toFixed(0)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
