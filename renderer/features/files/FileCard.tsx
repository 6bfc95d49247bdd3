import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { CloseIcon, DeleteIcon, SaveIcon } from '../../ui/icons/action-icons.tsx';
import { FileIcon } from '../../ui/icons/place-icons.tsx';
import { DeleteFileDialog } from './DeleteFileDialog.tsx';
import type { FilesController } from './files-controller.ts';
import { findFile, type FilesStore, type ShownFile } from './files-store.ts';
import { FileThumbnail } from './FileThumbnail.tsx';
import { canRetry, problemText } from './problem-text.ts';
import { stateText } from './state-text.ts';
import './files.css';

interface Props {
  readonly store: FilesStore;
  readonly controller: FilesController;
  readonly fileKey: string;
  /** Whether your role may take back the files of others. */
  readonly mayDelete: boolean;
}

/** One file of the list: what it is, how far it is, and what can be done with it. */
export const FileCard = memo(function FileCard({ store, controller, fileKey, mayDelete }: Props): ReactNode {
  const file = useStore(store, (state) => findFile(state, fileKey));
  const isConnected = useStore(store, (state) => state.isConnected);
  const { t } = useTranslation('files');
  if (file === undefined) return null;
  const { state, fileName, size, hasPreview } = file;
  const isMoving = state.type === 'sending' || state.type === 'getting';
  const words = stateText(file, isConnected, t);
  return (
    <div className="file-card" role="group" aria-label={fileName}>
      {hasPreview && <FileThumbnail {...{ file, controller }} />}
      <div className="file-line">
        <span className="file-icon">
          <FileIcon />
        </span>
        <div className="file-about">
          <bdi className="file-name">{fileName}</bdi>
          <span className="file-state">
            {words === '' ? t('size', { size }) : t('sizeAndState', { size, state: words })}
          </span>
        </div>
        <Actions {...{ file, controller, mayDelete }} />
      </div>
      {isMoving && (
        <progress className="file-progress" aria-label={t('progress', { name: fileName })} value={state.progress} />
      )}
      {state.type === 'failed' && <Failed {...{ file, store, controller }} />}
    </div>
  );
});

interface PartProps extends Pick<Props, 'controller'> {
  readonly file: ShownFile;
}

function Actions({ file, controller, mayDelete }: PartProps & Pick<Props, 'mayDelete'>): ReactNode {
  const { t } = useTranslation('files');
  const [isAsking, setAsking] = useState(false);
  const { head, fileName: name, state, row } = file;
  const isUnderWay = state.type === 'preparing' || state.type === 'sending' || state.type === 'getting';
  const canSave = state.type === 'here' || (state.type === 'offered' && row !== null);
  const canDelete = !isUnderWay && row !== null && state.type !== 'gone' && (head.isOwn || mayDelete);
  return (
    <div className="file-actions">
      {isUnderWay && (
        <IconButton
          label={t('cancelName', { name })}
          tip={t('cancel')}
          icon={<CloseIcon />}
          onClick={() => controller.cancel(head.key)}
        />
      )}
      {canSave && (
        <IconButton
          label={t('saveName', { name })}
          tip={t('save')}
          icon={<SaveIcon />}
          onClick={() => void controller.save(head.key)}
        />
      )}
      {canDelete && (
        <IconButton
          label={t('deleteName', { name })}
          tip={t('delete')}
          icon={<DeleteIcon />}
          onClick={() => setAsking(true)}
        />
      )}
      {isAsking && (
        <DeleteFileDialog name={name} onDelete={() => controller.remove(head.key)} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}

function Failed({ file, store, controller }: PartProps & Pick<Props, 'store'>): ReactNode {
  const { t } = useTranslation('files');
  const maxBytes = useStore(store, (state) => state.maxBytes ?? 0);
  const { head, row, state } = file;
  if (state.type !== 'failed') return null;
  return (
    <div className="file-failed">
      <p>{problemText(state.problem, maxBytes, t)}</p>
      {(row !== null || canRetry(state.problem)) && (
        <Button size="small" onClick={() => controller.retry(head.key)}>
          {t('retry')}
        </Button>
      )}
      {row === null && (
        <Button size="small" variant="quiet" onClick={() => controller.discard(head.key)}>
          {t('discard')}
        </Button>
      )}
    </div>
  );
}
