import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { encodePicture, type PictureProblem } from './encode-picture.ts';
import './profile.css';

interface Props {
  /** Your picture as base64url of a WebP file; '' = none. */
  readonly picture: string;
  readonly onChange: (picture: string) => void;
}

/** Chooses the picture that others see: from a file, by dropping one, or by pasting it. */
export function PictureField({ picture, onChange }: Props): ReactNode {
  const { t } = useTranslation('profile');
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  async function take(file: Blob | undefined): Promise<void> {
    if (file === undefined || isBusy) return;
    setBusy(true);
    const encoded = await encodePicture(file);
    setBusy(false);
    setProblem(encoded.ok ? null : encoded.error.code);
    if (encoded.ok) onChange(encoded.value);
  }
  return (
    <div
      className="picture-field"
      data-label={t('picture')}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
      onPaste={(event: ClipboardEvent) => void take(event.clipboardData.files[0])}
    >
      <span className="field-label">{t('picture')}</span>
      <div className="picture-field-row">
        {picture !== '' && <img className="picture-field-shown" src={urlOfPicture(picture)} alt={t('yourPicture')} />}
        <Button isBusy={isBusy} onClick={() => input.current?.click()}>
          {t(picture === '' ? 'choosePicture' : 'changePicture')}
        </Button>
        {picture !== '' && (
          <Button variant="quiet" onClick={() => onChange('')}>
            {t('removePicture')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          // The same file can be chosen again after a change.
          target.value = '';
        }}
      />
      <p className="field-note" role={problem === null ? undefined : 'alert'} data-trouble={problem !== null}>
        {problem === null ? t('pictureHint') : t(`pictureProblem.${problem}`)}
      </p>
    </div>
  );
}

/** Returns the address of a picture that is given as base64url. */
export function urlOfPicture(picture: string): string {
  return `data:image/webp;base64,${picture.replaceAll('-', '+').replaceAll('_', '/')}`;
}
