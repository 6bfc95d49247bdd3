import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { PlayIcon } from '../../ui/icons/action-icons.tsx';
import { LevelBar } from '../../ui/display/LevelBar.tsx';
import type { DevicesController } from './devices-controller.ts';
import type { DevicesState } from './devices-store.ts';
import { useTestText } from './use-test-text.ts';

interface Props {
  readonly state: DevicesState;
  readonly controller: DevicesController;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** Whether to say below how it went; a `MicrophoneVerdict` says it elsewhere. */
  readonly hasHint?: boolean;
}

const TEST_LABELS = { idle: 'test.start', recording: 'test.recording', playing: 'test.playing' } as const;

/** Shows the microphone's level, and plays how others hear you. */
export function MicrophoneTest({ state, controller, subscribeToLevel, hasHint = true }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const { microphoneLabel } = state;
  const testText = useTestText(state);
  return (
    <div className="microphone-test" data-label={t('inputLevel')}>
      <div className="microphone-meter">
        <span className="field-label">{t('inputLevel')}</span>
        <LevelBar label={t('inputLevel')} subscribe={subscribeToLevel} />
      </div>
      <Button
        icon={<PlayIcon />}
        isBusy={state.test !== 'idle'}
        otherLabels={Object.values(TEST_LABELS).map((label) => t(label))}
        onClick={() => void controller.testMicrophone()}
      >
        {t(TEST_LABELS[state.test])}
      </Button>
      {hasHint && (
        <p className="microphone-hint" role="status">
          {testText ?? (microphoneLabel === '' ? t('test.isOn') : t('test.inUse', { label: microphoneLabel }))}
        </p>
      )}
    </div>
  );
}
