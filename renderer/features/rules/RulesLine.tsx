import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { RulesIcon } from '../../ui/icons/place-icons.tsx';
import type { RulesStore } from './rules-store.ts';
import './rules.css';

interface Props {
  readonly store: RulesStore;
  readonly onOpenRules: () => void;
}

/** Says how far voices carry, in an unobtrusive line on the map that opens the rules. */
export function RulesLine({ store, onOpenRules }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { rules, phase } = useStore(store);
  const reach = rules.law === 'flat' ? t('line.byAll') : t('line.carries', { distance: rules.maxMetres });
  return (
    <button className="rules-line" type="button" onClick={onOpenRules}>
      <RulesIcon />
      <span>
        <span className="visually-hidden">{t('title')}: </span>
        {reach}
        {phase === 'meeting' && <strong> · {t('line.meeting')}</strong>}
      </span>
    </button>
  );
}
