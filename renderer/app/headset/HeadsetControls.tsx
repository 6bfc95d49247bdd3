import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isMicrophoneOff } from '../../features/voice/reach.ts';
import { createTalkStyleStore } from '../../features/voice/talk-style-store.ts';
import { TalkButton } from '../../features/voice/TalkButton.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { LevelBar } from '../../ui/display/LevelBar.tsx';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import { SettingsIcon } from '../../ui/icons/place-icons.tsx';
import { HeadphonesIcon, HeadphonesOffIcon, MicrophoneIcon, MicrophoneOffIcon } from '../../ui/icons/sound-icons.tsx';
import { ownReach } from '../own-status.ts';
import type { HeadsetApp } from './create-headset-app.ts';

interface Props {
  readonly app: HeadsetApp;
  readonly onOpenSound: () => void;
}

/** The large talk button of a headset, and the switches for microphone and ear. */
export function HeadsetControls({ app, onOpenSound }: Props): ReactNode {
  const { t } = useTranslation('headset');
  const { t: words } = useTranslation('voice');
  const voice = useStore(app.voice.store);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  // The other device chooses how you talk; this one shows no style.
  const [talkStyle] = useState(createTalkStyleStore);
  const { controller } = app.voice;
  const reach = ownReach(voice, { connection });
  const isMuted = voice.isMuted || voice.isDeafened;
  return (
    <section className="headset-controls" aria-label={words('bar')}>
      <div className="headset-talk">
        <TalkButton
          state={voice}
          {...{ reach, controller, talkStyle }}
          keyName={null}
          onTurnOnMicrophone={() => void app.devices.controller.openMicrophone()}
        />
      </div>
      <div className="headset-level">
        <span>{words(`mode.${voice.talkMode}`)}</span>
        <LevelBar label={words('level')} subscribe={app.subscribeToInputLevel} isGrey={reach !== 'sending'} />
      </div>
      <div className="headset-switches">
        <Button
          icon={isMicrophoneOff(reach) ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
          variant={isMuted ? 'danger' : 'secondary'}
          onClick={() => controller.dispatch({ type: 'mute-toggled' })}
        >
          {words(isMuted ? 'unmute' : 'mute')}
        </Button>
        <Button
          icon={voice.isDeafened ? <HeadphonesOffIcon /> : <HeadphonesIcon />}
          variant={voice.isDeafened ? 'danger' : 'secondary'}
          onClick={() => controller.dispatch({ type: 'deafen-toggled' })}
        >
          {words(voice.isDeafened ? 'undeafen' : 'deafen')}
        </Button>
        <Button icon={<SettingsIcon />} onClick={onOpenSound}>
          {t('page.sound')}
        </Button>
        <Button icon={<CloseIcon />} onClick={() => void app.lobby.controller.leave()}>
          {t('page.disconnect')}
        </Button>
      </div>
    </section>
  );
}
