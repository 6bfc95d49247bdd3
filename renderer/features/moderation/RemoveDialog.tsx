import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_REASON_LENGTH } from '../../../shared/model/people/moderation.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import './moderation.css';

/** How long a ban can last, seconds; null = until it is lifted. */
const DURATIONS = { hour: 3_600, day: 86_400, month: 2_592_000, lasting: null } as const;
type Duration = keyof typeof DURATIONS;

interface Props {
  readonly name: string;
  readonly how: 'kick' | 'ban';
  readonly onRemove: (seconds: number | null, reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a player has to go, and for how long. The player reads the reason. */
export function RemoveDialog({ name, how, onRemove, onClose }: Props): ReactNode {
  const { t } = useTranslation('moderation');
  const { t: tCommon } = useTranslation('common');
  const [duration, setDuration] = useState<Duration>('day');
  const [reason, setReason] = useState('');
  const remove = (): void => {
    onRemove(how === 'ban' ? DURATIONS[duration] : null, reason.trim());
    onClose();
  };
  return (
    <Dialog
      title={t(how === 'kick' ? 'kickTitle' : 'banTitle', { name })}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="danger" onClick={remove}>
            {t(how === 'kick' ? 'kickDo' : 'banDo')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <form
        className="remove-form"
        onSubmit={(event) => {
          event.preventDefault();
          remove();
        }}
      >
        <p>{t(how === 'kick' ? 'kickHint' : 'banHint')}</p>
        <Field label={t('reason')} hint={t('reasonHint', { name })}>
          {(field) => (
            <input
              {...field}
              value={reason}
              maxLength={MAX_REASON_LENGTH}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {how === 'ban' && (
          <SelectField
            label={t('duration')}
            value={duration}
            options={(Object.keys(DURATIONS) as Duration[]).map((value) => ({ value, label: t(`durations.${value}`) }))}
            onChange={setDuration}
          />
        )}
      </form>
    </Dialog>
  );
}
