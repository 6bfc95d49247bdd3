import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { RulesIcon } from '../../ui/icons.tsx';
import { metresText } from './rules-in-words.ts';
import type { RulesStore } from './rules-store.ts';
import './rules.css';

interface Props {
  readonly store: RulesStore;
  readonly onOpenRules: () => void;
}

/** How far voices carry, in a quiet line on the map that opens the rules. */
export function RulesLine({ store, onOpenRules }: Props): ReactNode {
  const { rules, phase } = useStore(store);
  const reach = rules.law === 'flat' ? 'Heard by all' : `Carries ${metresText(rules.maxMetres)}`;
  return (
    <button className="rules-line" type="button" title="Rules of hearing" onClick={onOpenRules}>
      <RulesIcon />
      <span><span className="visually-hidden">Rules of hearing: </span>{reach}{phase === 'meeting' && <strong> · Meeting</strong>}</span>
    </button>
  );
}
