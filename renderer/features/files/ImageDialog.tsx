import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { SaveIcon } from '../../ui/icons/action-icons.tsx';
import type { FilesController } from './files-controller.ts';
import { findFile, type FilesStore, type ShownFile } from './files-store.ts';
import { ImageCanvas } from './ImageCanvas.tsx';
import { problemText } from './problem-text.ts';
import './files.css';

interface Props {
  readonly store: FilesStore;
  readonly controller: Pick<FilesController, 'view' | 'save' | 'contentOf'>;
}

/** The image that was chosen, as large as the window, as soon as it is here. */
export function ImageDialog({ store, controller }: Props): ReactNode {
  const { t } = useTranslation('files');
  const file = useStore(store, (state) => (state.viewing === null ? undefined : findFile(state, state.viewing)));
  if (file === undefined) return null;
  const { head, fileName: name } = file;
  return (
    <Dialog
      title={t('image')}
      size="wide"
      actions={
        <Button icon={<SaveIcon />} onClick={() => void controller.save(head.key)}>
          {t('save')}
        </Button>
      }
      onClose={() => controller.view(null)}
    >
      <p className="file-name">
        <bdi>{name}</bdi>
      </p>
      <div className="file-view">
        <View key={head.key} {...{ file, store, controller }} />
      </div>
    </Dialog>
  );
}

function View({ file, store, controller }: Props & { readonly file: ShownFile }): ReactNode {
  const { t } = useTranslation('files');
  const maxBytes = useStore(store, (state) => state.maxBytes ?? 0);
  const [isDamaged, setDamaged] = useState(false);
  const { head, fileName: name, state } = file;
  const content = controller.contentOf(head.key);
  if (isDamaged) return <p role="alert">{t('problem.image-damaged')}</p>;
  if (content !== undefined) return <ImageCanvas {...{ content, label: name }} onFailed={() => setDamaged(true)} />;
  if (state.type === 'failed') return <p role="alert">{problemText(state.problem, maxBytes, t)}</p>;
  if (state.type === 'gone') return <p role="alert">{t('problem.gone')}</p>;
  const progress = state.type === 'getting' ? state.progress : 0;
  return <progress className="file-progress" aria-label={t('progress', { name })} value={progress} />;
}
