import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PlayIcon } from '../../ui/icons/action-icons.tsx';
import { LevelBar } from '../../ui/display/LevelBar.tsx';
import type { DevicesController } from './devices-controller.ts';
import type { DevicesState } from './devices-store.ts';
import { gradeOfLevel } from './level-grade.ts';

interface Props {
  readonly state: DevicesState;
  readonly controller: DevicesController;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
}

const TEST_LABELS = { idle: 'test.start', recording: 'test.recording', playing: 'test.playing' } as const;

/** Shows the microphone's level, and plays how others hear you. */
export function MicrophoneTest({ state, controller, subscribeToLevel }: Props): ReactNode {
  const { t, i18n } = useTranslation('devices');
  return (
    <div className="microphone-test" data-label={t('inputLevel')}>
      <div className="microphone-meter">
        <span className="field-label">{t('inputLevel')}</span>
        <LevelBar label={t('inputLevel')} subscribe={subscribeToLevel} />
      </div>
      <Button icon={<PlayIcon />} isBusy={state.test !== 'idle'} onClick={() => void controller.testMicrophone()}>
        {t(TEST_LABELS[state.test])}
      </Button>
      <p className="microphone-hint" role="status">
        {hintOf(state, t, i18n.language)}
      </p>
    </div>
  );
}

function hintOf(
  { test, testProblem, testLevel, microphoneLabel }: DevicesState,
  t: TFunction<'devices'>,
  language: string,
): string {
  if (testProblem !== null) return t(`testProblem.${testProblem.code}`);
  if (test === 'recording') return t('test.hintRecording');
  if (test === 'playing') return t('test.hintPlaying');
  if (testLevel !== null)
    return t(`test.${gradeOfLevel(testLevel)}`, { level: formatNumber(testLevel.levelDb, language, 0) });
  return microphoneLabel === '' ? t('test.isOn') : t('test.inUse', { label: microphoneLabel });
}
