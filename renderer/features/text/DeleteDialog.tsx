import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import './text.css';

interface Props {
  readonly text: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before a message is deleted, which nobody can take back. */
export function DeleteDialog({ text, onDelete, onClose }: Props): ReactNode {
  const { t } = useTranslation('text');
  const { t: tCommon } = useTranslation('common');
  return (
    <Dialog
      title={t('deleteTitle')}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onDelete();
              onClose();
            }}
          >
            {t('delete')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <p>{t('deleteHint')}</p>
      <blockquote className="text-quote" dir="auto">
        {text}
      </blockquote>
    </Dialog>
  );
}
