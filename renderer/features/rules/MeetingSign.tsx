import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MeetingIcon } from '../../ui/icons/place-icons.tsx';
import type { RulesStore } from './rules-store.ts';
import { meetingText } from './words/phase-line.ts';
import './rules.css';

/** Says that there is a meeting, and who hears whom in it, where no map does; nothing while the game is played. */
export function MeetingSign({ store }: { readonly store: RulesStore }): ReactNode {
  const { t } = useTranslation('rules');
  const text = meetingText(useStore(store), t);
  if (text === '') return null;
  return (
    <p className="meeting-sign" role="status">
      <MeetingIcon />
      <span>{text}</span>
    </p>
  );
}
