import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckIcon } from '../../ui/icons/action-icons.tsx';
import { InfoIcon, WarningIcon } from '../../ui/icons/sign-icons.tsx';
import type { ReachVerdict } from './reach-verdict.ts';
import './reach.css';

const ICONS: Readonly<Record<ReachVerdict['grade'], ReactNode>> = {
  good: <CheckIcon />,
  fair: <InfoIcon />,
  bad: <WarningIcon />,
  open: <InfoIcon />,
};

/** Says whether friends can reach the lobby on this machine, and what helps if they cannot. */
export function ReachStatement({ verdict }: { readonly verdict: ReachVerdict }): ReactNode {
  const { t } = useTranslation('reach');
  const { grade, statement, advice, server } = verdict;
  return (
    <div className="reach-statement" data-grade={grade} role="status">
      {ICONS[grade]}
      <p>
        {t(`statement.${statement}`, { server })}
        {advice !== null && <span className="reach-advice">{t(`advice.${advice}`)}</span>}
      </p>
    </div>
  );
}
