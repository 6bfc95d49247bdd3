import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { StatusButton } from '../../ui/controls/StatusButton.tsx';
import { MicrophoneIcon, MicrophoneOffIcon } from '../../ui/icons/sound-icons.tsx';
import type { DevicesStore } from './devices-store.ts';
import { microphoneStatus, SoundWatch } from './microphone-status.ts';

interface Props {
  readonly store: DevicesStore;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** Opens the settings of the microphone. */
  readonly onOpen: () => void;
}

/** Says in one line whether the microphone works, by what comes from it. */
export function MicrophoneStatusLine({ store, subscribeToLevel, onOpen }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const state = useStore(store);
  const hasSound = useHasSound(state.microphone === 'on', subscribeToLevel);
  const { key, tone } = microphoneStatus(state, hasSound);
  const isOn = key === 'ok' || key === 'opening';
  return (
    <StatusButton icon={isOn ? <MicrophoneIcon /> : <MicrophoneOffIcon />} tone={tone} onClick={onOpen}>
      {t(`status.${key}`)}
    </StatusButton>
  );
}

/** Returns whether sound comes from the microphone; null = it is too early to tell. */
function useHasSound(isOn: boolean, subscribeToLevel: Props['subscribeToLevel']): boolean | null {
  const [hasSound, setHasSound] = useState<boolean | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    const watch = new SoundWatch();
    setHasSound(null);
    return subscribeToLevel((levelDb) => {
      const now = watch.note(levelDb, performance.now());
      setHasSound((before) => now ?? before);
    });
  }, [isOn, subscribeToLevel]);
  return hasSound;
}
