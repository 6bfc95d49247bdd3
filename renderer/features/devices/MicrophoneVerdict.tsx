import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Verdict } from '../../ui/display/Verdict.tsx';
import { createVoiceVerdict, type VoiceVerdict } from './voice-verdict.ts';

interface Props {
  /** Subscribes to levels in dBFS, 20 times a second. */
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
}

const TONES = { waiting: 'open', heard: 'good', silent: 'bad' } as const satisfies Record<VoiceVerdict, string>;

/** Says live whether the microphone delivers your voice. */
export function MicrophoneVerdict({ subscribeToLevel }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const [verdict, setVerdict] = useState<VoiceVerdict>('waiting');
  useEffect(() => {
    const judge = createVoiceVerdict();
    return subscribeToLevel((levelDb) => setVerdict(judge(levelDb)));
  }, [subscribeToLevel]);
  return <Verdict tone={TONES[verdict]}>{t(`live.${verdict}`)}</Verdict>;
}
