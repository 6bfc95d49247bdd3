import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteDialog } from '../../ui/display/dialog/DeleteDialog.tsx';
import './text.css';

interface Props {
  readonly text: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before a message is deleted, which nobody can take back. */
export function DeleteMessageDialog({ text, onDelete, onClose }: Props): ReactNode {
  const { t } = useTranslation('text');
  return (
    <DeleteDialog title={t('deleteTitle')} deleteLabel={t('delete')} onDelete={onDelete} onClose={onClose}>
      <p>{t('deleteHint')}</p>
      <blockquote className="text-quote" dir="auto">
        {text}
      </blockquote>
    </DeleteDialog>
  );
}
