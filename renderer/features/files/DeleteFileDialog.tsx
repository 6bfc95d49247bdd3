import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import './files.css';

interface Props {
  readonly name: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before a file is deleted for everyone. */
export function DeleteFileDialog({ name, onDelete, onClose }: Props): ReactNode {
  const { t } = useTranslation('files');
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
      <p className="file-name">
        <bdi>{name}</bdi>
      </p>
      <p>{t('deleteHint')}</p>
    </Dialog>
  );
}
