import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { describeLobby } from '../../../features/lobby/describe-lobby.ts';
import { Talkers } from '../../../features/people/Talkers.tsx';
import { MeetingSign } from '../../../features/rules/MeetingSign.tsx';
import { TalkButton } from '../../../features/voice/bar/TalkButton.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { ExpandIcon } from '../../../ui/icons/place-icons.tsx';
import {
  HeadphonesIcon,
  HeadphonesOffIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
} from '../../../ui/icons/sound-icons.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { LobbyKnocks } from './LobbyKnocks.tsx';
import { useOwnVoice } from '../use-own-voice.ts';
import './mini-lobby.css';

/** The lobby in the smallest window: your microphone, who talks, and what is wrong with the connection. */
export function MiniLobby({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('lobby');
  const { participants, ownId } = useStore(
    app.lobby.store,
    useShallow((lobby) => ({ participants: lobby.participants, ownId: lobby.ownId })),
  );
  return (
    <main className="mini-lobby">
      <div className="mini-lobby-bar">
        <OwnVoice app={app} />
        <IconButton
          label={t('shape.full')}
          icon={<ExpandIcon />}
          onClick={() => void app.window.controller.takeShape('full')}
        />
      </div>
      <Trouble app={app} />
      <Recorded app={app} />
      <MeetingSign store={app.rules.store} />
      <LobbyKnocks app={app} />
      <Talkers {...app.profile} scene={app.scene} participants={participants} ownId={ownId} />
    </main>
  );
}

/** Your microphone and your ears, with a click to switch each, and what you hold to talk. The ring: you are sent. */
function OwnVoice({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('voice');
  const own = useOwnVoice(app, null);
  const { isSending, isMicrophoneOff } = own;
  const state = useStore(app.voice.store);
  const { isMuted, isDeafened } = state;
  const isOff = isMuted || isDeafened;
  const { dispatch } = app.voice.controller;
  return (
    <>
      <span className="mini-lobby-voice" data-sending={isSending}>
        <IconButton
          label={t('mute')}
          tip={t(isOff ? 'unmute' : 'mute')}
          icon={isMicrophoneOff ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
          isPressed={isOff}
          tone="danger"
          onClick={() => dispatch({ type: 'mute-toggled' })}
        />
      </span>
      <IconButton
        label={t('deafen')}
        tip={t(isDeafened ? 'undeafen' : 'deafen')}
        icon={isDeafened ? <HeadphonesOffIcon /> : <HeadphonesIcon />}
        isPressed={isDeafened}
        tone="danger"
        onClick={() => dispatch({ type: 'deafen-toggled' })}
      />
      <TalkButton
        {...{ state, own }}
        controller={app.voice.controller}
        size="icon"
        onTurnOnMicrophone={() => void app.devices.controller.openMicrophone()}
      />
      <span className="mini-lobby-words" role="status">
        {isSending ? t('button.talking') : ''}
      </span>
    </>
  );
}

/** Says that the lobby records, in the little room there is; the tip says what that means. */
function Recorded({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('reports');
  const isRecorded = useStore(app.lobby.store, ({ rules }) => rules.recordsForReports);
  return isRecorded ? (
    <p className="mini-lobby-recorded" data-tip={t('recorded')}>
      {t('recordedShort')}
    </p>
  ) : null;
}

function Trouble({ app }: { readonly app: WindowApp }): ReactNode {
  const { t, i18n } = useTranslation('lobby');
  const { text, isTrouble } = useStore(
    app.lobby.store,
    useShallow((lobby) => describeLobby(lobby, t, i18n.language)),
  );
  return isTrouble ? <p className="mini-lobby-trouble">{text}</p> : null;
}
