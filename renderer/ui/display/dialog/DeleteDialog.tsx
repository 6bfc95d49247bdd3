import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from './Dialog.tsx';

interface Props {
  readonly title: string;
  /** The words of the button that deletes. */
  readonly deleteLabel: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
  /** What is deleted, and what that means. */
  readonly children: ReactNode;
}

/** Asks before something is deleted that nobody can bring back. Deleting closes the dialog too. */
export function DeleteDialog({ title, deleteLabel, onDelete, onClose, children }: Props): ReactNode {
  const { t } = useTranslation('common');
  return (
    <Dialog
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onDelete();
              onClose();
            }}
          >
            {deleteLabel}
          </Button>
        </>
      }
      onClose={onClose}
    >
      {children}
    </Dialog>
  );
}
