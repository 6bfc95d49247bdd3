import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Verdict } from '../../ui/display/Verdict.tsx';
import type { DevicesState, DevicesStore } from './devices-store.ts';
import { gradeOfLevel } from './level-grade.ts';
import { useTestText } from './use-test-text.ts';
import { createVoiceVerdict, type VoiceVerdict } from './voice-verdict.ts';

interface Props {
  readonly store: DevicesStore;
  /** Subscribes to levels in dBFS, 20 times a second. */
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
}

const TONES = { waiting: 'open', heard: 'good', silent: 'bad' } as const satisfies Record<VoiceVerdict, string>;

/**
 * Says the one thing that is known about your microphone: what a recording of you showed, or else live whether it
 * delivers your voice.
 */
export function MicrophoneVerdict({ store, subscribeToLevel }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const state = useStore(store);
  const testText = useTestText(state);
  const live = useLiveVerdict(subscribeToLevel);
  if (testText !== null) return <Verdict tone={toneOfTest(state)}>{testText}</Verdict>;
  return <Verdict tone={TONES[live]}>{t(`live.${live}`)}</Verdict>;
}

function useLiveVerdict(subscribeToLevel: Props['subscribeToLevel']): VoiceVerdict {
  const [verdict, setVerdict] = useState<VoiceVerdict>('waiting');
  useEffect(() => {
    const judge = createVoiceVerdict();
    return subscribeToLevel((levelDb) => setVerdict(judge(levelDb)));
  }, [subscribeToLevel]);
  return verdict;
}

function toneOfTest({ test, testProblem, testLevel }: DevicesState): 'open' | 'good' | 'bad' {
  if (testProblem !== null) return 'bad';
  if (test !== 'idle' || testLevel === null) return 'open';
  return gradeOfLevel(testLevel) === 'good' ? 'good' : 'bad';
}
