import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { MAX_REPORT_TEXT_LENGTH, REPORT_REASONS, type ReportReason } from '../../../shared/model/people/report.ts';
import type { ReportRefusal } from '../../../shared/protocol/people/report-messages.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import type { ReportsController } from './reports-controller.ts';
import type { Reportable } from './reports-store.ts';
import './reports.css';

interface Props {
  /** Those who can be reported: one, or some to choose from. */
  readonly people: readonly Reportable[];
  readonly onReport: ReportsController['report'];
  readonly onClose: () => void;
}

/** Asks what a player did, and says what a report has and who gets it, before it is sent. */
export function ReportDialog({ people, onReport, onClose }: Props): ReactNode {
  const { t } = useTranslation('reports');
  const { t: tCommon } = useTranslation('common');
  const [chosen, setChosen] = useState<ParticipantId>(people[0]?.id ?? 0);
  const [reason, setReason] = useState<ReportReason>(REPORT_REASONS[0]);
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<ReportRefusal | null>(null);
  async function send(): Promise<void> {
    if (isSending) return;
    setSending(true);
    const code = await onReport(chosen, reason, text.trim());
    setSending(false);
    if (code === undefined) onClose();
    else setRefusal(code);
  }
  const [only] = people;
  return (
    <Dialog
      title={people.length === 1 && only !== undefined ? t('title', { name: only.name }) : t('titleAny')}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="danger" isBusy={isSending} isDisabled={people.length === 0} onClick={() => void send()}>
            {t('send')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <form
        className="report-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {people.length > 1 && (
          <SelectField
            label={t('player')}
            value={String(chosen)}
            options={people.map(({ id, name, hasLeft }) => ({
              value: String(id),
              label: hasLeft ? t('hasLeft', { name }) : name,
            }))}
            onChange={(value) => setChosen(Number(value))}
          />
        )}
        {people.length === 0 && <p>{t('nobody')}</p>}
        <SelectField
          label={t('reason')}
          value={reason}
          options={REPORT_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          onChange={setReason}
        />
        <Field label={t('words')}>
          {(field) => (
            <textarea
              {...field}
              className="input report-words"
              rows={3}
              value={text}
              maxLength={MAX_REPORT_TEXT_LENGTH}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <p>{t('sent')}</p>
        <p className="field-note">{t('kept')}</p>
        {refusal !== null && <Notice tone="danger">{t(`refused.${refusal}`)}</Notice>}
      </form>
    </Dialog>
  );
}
