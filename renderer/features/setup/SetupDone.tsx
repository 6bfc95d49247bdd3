import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlusIcon } from '../../ui/icons/action-icons.tsx';
import { PeopleIcon } from '../../ui/icons/place-icons.tsx';
import { EarIcon } from '../../ui/icons/sound-icons.tsx';
import './setup.css';

export type SetupOutcome = 'practise' | 'host' | 'join';

/** The last step: what to do first with the finished setup. */
export function SetupDone({ onChoose }: { readonly onChoose: (outcome: SetupOutcome) => void }): ReactNode {
  const { t } = useTranslation('setup');
  return (
    <div className="setup-outcomes">
      {OUTCOMES.map(({ outcome, icon }) => (
        <button key={outcome} className="setup-outcome" type="button" onClick={() => onChoose(outcome)}>
          <span className="setup-outcome-icon">{icon}</span>
          <span className="setup-outcome-name">{t(`done.${outcome}`)}</span>
          <span className="setup-outcome-text">{t(`done.${outcome}Text`)}</span>
        </button>
      ))}
    </div>
  );
}

const OUTCOMES = [
  { outcome: 'practise', icon: <EarIcon /> },
  { outcome: 'host', icon: <PlusIcon /> },
  { outcome: 'join', icon: <PeopleIcon /> },
] as const satisfies readonly { readonly outcome: SetupOutcome; readonly icon: ReactNode }[];
