import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyIcon } from '../../ui/icons/action-icons.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { DiagnosticsController } from './diagnostics-controller.ts';
import type { DiagnosticsStore } from './diagnostics-store.ts';
import './diagnostics.css';

interface Props {
  readonly store: DiagnosticsStore;
  readonly controller: DiagnosticsController;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** A report for the person who helps you, which you can read before you copy it. */
export function SupportReport({ store, controller, onCopy }: Props): ReactNode {
  const { t, i18n } = useTranslation('diagnostics');
  const { report, isWriting, reportProblem } = useStore(store);
  return (
    <Section title={t('report.title')} hint={t('report.text')}>
      {reportProblem !== null && (
        <Notice tone="danger">{t('report.failed', { message: errorText(i18n, reportProblem) })}</Notice>
      )}
      <div>
        <Button isBusy={isWriting} otherLabels={[t('report.make'), t('report.again')]} onClick={controller.writeReport}>
          {t(report === null ? 'report.make' : 'report.again')}
        </Button>
      </div>
      {report !== null && <Report key={report} report={report} onCopy={onCopy} />}
    </Section>
  );
}

function Report({
  report,
  onCopy,
}: {
  readonly report: string;
  readonly onCopy: (text: string) => Promise<boolean>;
}): ReactNode {
  const { t } = useTranslation('diagnostics');
  const { t: words } = useTranslation('common');
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = async (): Promise<void> => setOutcome((await onCopy(report)) ? 'copied' : 'failed');
  return (
    <>
      <Field label={t('report.label')} findAs={null} error={outcome === 'failed' ? words('clipboardRefused') : null}>
        {(control) => (
          <textarea className="input diagnostics-report" {...control} dir="ltr" readOnly rows={14} value={report} />
        )}
      </Field>
      <div className="action-row">
        <Button variant="primary" icon={<CopyIcon />} onClick={() => void copy()}>
          {t('report.copy')}
        </Button>
        <p className="field-note" role="status">
          {outcome === 'copied' ? t('report.copied') : ''}
        </p>
      </div>
    </>
  );
}
