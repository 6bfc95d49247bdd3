import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { safeFileName } from '../../../shared/model/files/file-name.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import type { FilesController } from './files-controller.ts';
import type { FilesStore } from './files-store.ts';
import './files.css';

interface Props {
  readonly store: FilesStore;
  readonly controller: Pick<FilesController, 'unstage'>;
  /** Why they are not sent with the next message; null = they are. */
  readonly reason: string | null;
}

/** The files that go out with the next message. */
export function StagedFiles({ store, controller, reason }: Props): ReactNode {
  const { t } = useTranslation('files');
  const staged = useStore(store, (state) => state.staged);
  if (staged.length === 0) return null;
  return (
    <div className="file-staged">
      <ul aria-label={t('staged')}>
        {staged.map(({ key, file }) => {
          const name = safeFileName(file.name);
          return (
            <li key={key} className="file-staged-one">
              <span className="file-about">
                <bdi className="file-name">{name}</bdi>
                <span className="file-state">{t('size', { size: file.size })}</span>
              </span>
              <IconButton
                label={t('removeName', { name })}
                tip={t('remove')}
                icon={<CloseIcon />}
                onClick={() => controller.unstage(key)}
              />
            </li>
          );
        })}
      </ul>
      <p className="file-staged-note" data-trouble={reason !== null} role={reason === null ? undefined : 'alert'}>
        {reason ?? t('stagedHint')}
      </p>
    </div>
  );
}
