import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/display/dialog/DeleteDialog.tsx';
import './files.css';

interface Props {
  readonly name: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before a file is deleted for everyone. */
export function DeleteFileDialog({ name, onDelete, onClose }: Props): ReactNode {
  const { t } = useTranslation('files');
  return (
    <DeleteDialog title={t('deleteTitle')} deleteLabel={t('delete')} onDelete={onDelete} onClose={onClose}>
      <p className="file-name">
        <bdi>{name}</bdi>
      </p>
      <p>{t('deleteHint')}</p>
    </DeleteDialog>
  );
}
