import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MAX_TRACK_CHARACTERS } from '../../../shared/model/position-source.ts';
import { findTextEncoding } from '../../../shared/text-encoding.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { FileButton } from '../../ui/files/FileButton.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { PositionsController } from './positions-controller.ts';
import type { PositionsStore } from './positions-store.ts';

interface Props {
  readonly store: PositionsStore;
  readonly controller: PositionsController;
}

/** Plays a recorded walk in place of a game, for trying things out. */
export function TrackPlayer({ store, controller }: Props): ReactNode {
  const { t, i18n } = useTranslation('positions');
  const [problem, setProblem] = useState<string | null>(null);
  const state = useStore(store, ({ status }) => status.sources.find(({ id }) => id === 'track')?.state ?? 'waiting');
  const isPlaying = state === 'fresh';

  const play = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // Its beginning tells the encoding, and how many characters it has if it is not too large.
    const bytes = new Uint8Array(await file.slice(0, 2 * MAX_TRACK_CHARACTERS).arrayBuffer());
    const encoding = findTextEncoding(bytes);
    const maxBytes = (encoding === 'utf-8' ? 1 : 2) * MAX_TRACK_CHARACTERS;
    const text = new TextDecoder(encoding).decode(bytes);
    if (file.size > bytes.length || text.length > MAX_TRACK_CHARACTERS)
      return setProblem(t('track.tooLarge', { most: maxBytes / 1_000, size: Math.ceil(file.size / 1_000) }));
    const played = await controller.playTrack(text);
    setProblem(played.ok ? null : errorText(i18n, played.error));
  };
  const stop = async (): Promise<void> => {
    const stopped = await controller.stopTrack();
    setProblem(stopped.ok ? null : errorText(i18n, stopped.error));
  };
  return (
    <Section title={t('track.title')} hint={t('track.note')}>
      <div className="track-buttons">
        <FileButton
          label={t(isPlaying ? 'track.playAnother' : 'track.play')}
          description={t('track.file')}
          accept=".csv,.json,.txt,text/csv,application/json"
          onFiles={([file]) => void play(file)}
        />
        {isPlaying && (
          <Button variant="quiet" onClick={() => void stop()}>
            {t('track.stop')}
          </Button>
        )}
      </div>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </Section>
  );
}
