import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import { Dialog } from '../../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../../ui/display/Notice.tsx';

interface Props {
  /** The player who can take the lobby over; null = nobody can. */
  readonly successorName: string | null;
  /** Whether a player's computer gets ready to take it over. */
  readonly isPreparing: boolean;
  readonly onStay: () => void;
  /** Hands the lobby over and leaves; resolves with false if nobody has taken it over. */
  readonly onHandOver: () => Promise<boolean>;
  /** Ends the lobby for everybody. */
  readonly onEnd: () => void;
}

/** Asks the player whose machine hosts the lobby what becomes of it. */
export function LeaveHostDialog({ successorName, isPreparing, onStay, onHandOver, onEnd }: Props): ReactNode {
  const { t } = useTranslation('app');
  const [step, setStep] = useState<'asking' | 'handing-over' | 'failed'>('asking');
  const handOver = async (): Promise<void> => {
    setStep('handing-over');
    if (!(await onHandOver())) setStep('failed');
  };
  return (
    <Dialog
      title={t('leave.title')}
      onClose={onStay}
      actions={
        <>
          <Button variant="quiet" onClick={onStay}>
            {t('leave.stay')}
          </Button>
          <Button variant="danger" onClick={onEnd}>
            {t('leave.end')}
          </Button>
          {successorName === null && isPreparing && (
            <Button variant="primary" isBusy>
              {t('leave.preparing')}
            </Button>
          )}
          {successorName !== null && (
            <Button
              variant="primary"
              isBusy={step === 'handing-over'}
              otherLabels={[t('leave.handingOver'), t('leave.handOver', { name: successorName })]}
              onClick={() => void handOver()}
            >
              {step === 'handing-over' ? t('leave.handingOver') : t('leave.handOver', { name: successorName })}
            </Button>
          )}
        </>
      }
    >
      <p role="status">
        {successorName !== null
          ? t('leave.handOverText', { name: successorName })
          : t(isPreparing ? 'leave.preparingText' : 'leave.text')}
      </p>
      {step === 'failed' && <Notice tone="warn">{t('leave.notHandedOver')}</Notice>}
    </Dialog>
  );
}
