import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { findTextEncoding } from '../../../shared/text-encoding.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import type { PositionsController } from './positions-controller.ts';
import type { PositionsStore } from './positions-store.ts';

interface Props {
  readonly store: PositionsStore;
  readonly controller: PositionsController;
}

/** Two bytes in UTF-16 for each of the characters that are read at most. */
const MAX_TRACK_BYTES = 200_000;

/** Plays a recorded walk in place of a game, for trying things out. */
export function TrackPlayer({ store, controller }: Props): ReactNode {
  const { t, i18n } = useTranslation('positions');
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const state = useStore(store, ({ status }) => status.sources.find(({ id }) => id === 'track')?.state ?? 'waiting');
  const isPlaying = state === 'fresh';

  const play = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > MAX_TRACK_BYTES)
      return setProblem(t('track.tooLarge', { most: MAX_TRACK_BYTES / 1_000, size: Math.ceil(file.size / 1_000) }));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const played = await controller.playTrack(new TextDecoder(findTextEncoding(bytes)).decode(bytes));
    setProblem(played.ok ? null : errorText(i18n, played.error));
  };
  const stop = async (): Promise<void> => {
    const stopped = await controller.stopTrack();
    setProblem(stopped.ok ? null : errorText(i18n, stopped.error));
  };
  return (
    <section className="dialog-section track-player" aria-label={t('track.title')}>
      <h3>{t('track.title')}</h3>
      <p className="field-note">{t('track.note')}</p>
      <div className="track-buttons">
        <Button onClick={() => picker.current?.click()}>{t(isPlaying ? 'track.playAnother' : 'track.play')}</Button>
        {isPlaying && (
          <Button variant="quiet" onClick={() => void stop()}>
            {t('track.stop')}
          </Button>
        )}
      </div>
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        accept=".csv,.json,.txt,text/csv,application/json"
        aria-label={t('track.file')}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          void play(file);
          // Lets the same file be chosen again.
          event.target.value = '';
        }}
      />
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </section>
  );
}
