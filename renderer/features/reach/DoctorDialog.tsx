import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { useCopy } from '../../ui/controls/use-copy.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { CheckIcon, CloseIcon, CopyIcon } from '../../ui/icons/action-icons.tsx';
import { InfoIcon, WarningIcon } from '../../ui/icons/sign-icons.tsx';
import { adviseOnce } from './advise-once.ts';
import { diagnose, type ConnectionFacts } from './diagnose.ts';
import type { FindingGrade } from './finding.ts';
import { doctorReport, findingText } from './finding-text.ts';
import { ReachStatement } from './ReachStatement.tsx';
import type { PathCheckState } from './reach-store.ts';
import { judgeReach } from './reach-verdict.ts';
import './reach.css';

interface Props {
  readonly facts: ConnectionFacts;
  readonly check: PathCheckState;
  /** Whether the settings name a public address. */
  readonly hasPublicAddress: boolean;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}

const ICONS: Readonly<Record<FindingGrade, ReactNode>> = {
  ok: <CheckIcon />,
  info: <InfoIcon />,
  warn: <WarningIcon />,
  bad: <CloseIcon />,
};

/** Says in plain words what works between this machine and the lobby, and what helps where something does not. */
export function DoctorDialog({ facts, check, hasPublicAddress, onCopy, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation('reach');
  const { t: words } = useTranslation('common');
  const verdict = facts.reach === null ? null : judgeReach(facts.reach, hasPublicAddress);
  const findings = adviseOnce(diagnose(facts, check.status === 'done' ? check.facts : null), verdict?.advice ?? null);
  const isWaiting = findings.length === 0 && check.status === 'none';
  const { outcome, copy } = useCopy(() => onCopy(doctorReport(i18n, findings)));
  return (
    <Dialog
      title={t('doctor.title')}
      onClose={onClose}
      actions={
        findings.length > 0 && (
          <Button icon={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />} onClick={() => void copy()}>
            <span aria-live="polite">{outcome === 'copied' ? words('copied') : t('doctor.copy')}</span>
          </Button>
        )
      }
    >
      {verdict !== null && <ReachStatement verdict={verdict} />}
      {isWaiting && <p>{t('doctor.waiting')}</p>}
      {check.status === 'running' && <p role="status">{t('doctor.running')}</p>}
      {check.status === 'failed' && <Notice tone="danger">{errorText(i18n, check.error)}</Notice>}
      <ul className="findings">
        {findings.map((finding) => (
          <li key={finding.text} data-grade={finding.grade}>
            <span className="finding-grade" role="img" aria-label={t(`doctor.grade.${finding.grade}`)}>
              {ICONS[finding.grade]}
            </span>
            <p>
              {findingText(i18n, finding)}
              {finding.remedy !== null && <span className="reach-advice">{t(`remedy.${finding.remedy}`)}</span>}
            </p>
          </li>
        ))}
      </ul>
      {findings.length > 0 && (
        <p className="field-note">{outcome === 'failed' ? words('clipboardRefused') : t('doctor.note')}</p>
      )}
    </Dialog>
  );
}
