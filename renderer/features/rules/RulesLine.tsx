import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { RulesIcon } from '../../ui/icons/place-icons.tsx';
import type { RulesStore } from './rules-store.ts';
import { meetingText, reachText } from './words/phase-line.ts';
import './rules.css';

interface Props {
  readonly store: RulesStore;
  readonly onOpenRules: () => void;
}

/** Says how far the living are heard now, in an unobtrusive line on the map that opens the rules. */
export function RulesLine({ store, onOpenRules }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const state = useStore(store);
  const reach = reachText(state, t);
  const meeting = meetingText(state, t);
  return (
    <button className="rules-line" type="button" onClick={onOpenRules}>
      <RulesIcon />
      <span>
        <span className="visually-hidden">{t('title')}: </span>
        {reach}
        {reach !== '' && meeting !== '' && ' · '}
        {meeting !== '' && <strong>{meeting}</strong>}
      </span>
    </button>
  );
}
