import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilesController } from './files-controller.ts';
import type { ShownFile } from './files-store.ts';
import { ImageCanvas } from './ImageCanvas.tsx';
import { MAX_PREVIEW_SIDE } from './images/decode-image.ts';

interface Props {
  readonly file: ShownFile;
  readonly controller: Pick<FilesController, 'previewOf' | 'view'>;
}

/** A small picture of an image, which comes when it is in view. A click shows the image. */
export function FileThumbnail({ file, controller }: Props): ReactNode {
  const { t } = useTranslation('files');
  const [content, setContent] = useState<Blob>();
  const [isFailed, setFailed] = useState(false);
  const { key } = file.head;
  useEffect(() => {
    let isWanted = true;
    void controller.previewOf(key).then((preview) => {
      if (!isWanted) return;
      if (preview === undefined) setFailed(true);
      else setContent(preview);
    });
    return () => {
      isWanted = false;
    };
  }, [controller, key]);
  if (isFailed) return null;
  const picture = content !== undefined && (
    <ImageCanvas
      {...{ content, maxSide: MAX_PREVIEW_SIDE }}
      label={t('preview', { name: file.fileName })}
      onFailed={() => setFailed(true)}
    />
  );
  // Only what others may decode can be shown in full, and only while the host or this window has it.
  if (file.image === '' || file.row === null || file.state.type === 'gone')
    return <div className="file-thumbnail">{picture}</div>;
  return (
    <button
      className="file-thumbnail"
      type="button"
      aria-label={t('show', { name: file.fileName })}
      aria-haspopup="dialog"
      onClick={() => controller.view(key)}
    >
      {picture}
    </button>
  );
}
