import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { TalkButton } from '../../features/voice/bar/TalkButton.tsx';
import { describeOwnVoice } from '../../features/voice/own-voice.ts';
import { ownVoiceParts } from '../../features/voice/own-voice-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { LevelBar } from '../../ui/display/LevelBar.tsx';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import { SettingsIcon } from '../../ui/icons/place-icons.tsx';
import { HeadphonesIcon, HeadphonesOffIcon, MicrophoneIcon, MicrophoneOffIcon } from '../../ui/icons/sound-icons.tsx';
import { linkState } from '../own-status.ts';
import type { HeadsetApp } from './create-headset-app.ts';

interface Props {
  readonly app: HeadsetApp;
  readonly onOpenSound: () => void;
}

/** The other device knows how you talk, and who hears you. */
const KNOWN_THERE = {
  isSilenced: false,
  key: 'none',
  target: 'nearby',
  range: { kind: 'metres', metres: 0 },
  lacksChannel: false,
  hasPriority: false,
  isInGroup: false,
  hearers: null,
  blocked: [],
  othersHere: 1,
  room: null,
  whispersTo: null,
} as const;

/** The large talk button of a headset, and the switches for microphone and ear. */
export function HeadsetControls({ app, onOpenSound }: Props): ReactNode {
  const { t } = useTranslation('headset');
  const { t: words } = useTranslation('voice');
  const { t: common } = useTranslation('common');
  const voice = useStore(app.voice.store);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const owner = useStore(app.owner, (state) => state.owner);
  const { controller } = app.voice;
  const own = describeOwnVoice({
    ...KNOWN_THERE,
    voice,
    link: linkState(connection),
    otherDevice: owner === null ? null : { isMuted: owner.muted, isDeafened: owner.deafened },
  });
  const sentence = ownVoiceParts(own.sentence, null, { t: words, common }).join(' · ');
  const isMuted = voice.isMuted || voice.isDeafened;
  return (
    <section className="headset-controls" aria-label={words('bar')}>
      <div className="headset-talk">
        {own.button === null && <p className="headset-sentence">{sentence}</p>}
        <TalkButton
          state={voice}
          {...{ own, controller }}
          size="large"
          onTurnOnMicrophone={() => void app.devices.controller.openMicrophone()}
        />
      </div>
      <div className="headset-state" data-tone={own.tone}>
        {own.button !== null && <span>{sentence}</span>}
        <LevelBar label={words('level')} subscribe={app.subscribeToInputLevel} isGrey={!own.isSending} />
      </div>
      <div className="headset-switches">
        <Button
          icon={own.isMicrophoneOff ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
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
