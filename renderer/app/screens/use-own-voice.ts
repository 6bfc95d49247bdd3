import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { keysOutage } from '../../features/hotkeys/elsewhere-text.ts';
import { describeOwnVoice, type OwnVoice, type OwnVoiceFacts } from '../../features/voice/own-voice.ts';
import type { WindowApp } from '../create-window-app.ts';
import { ownVoiceFacts } from '../own-status.ts';
import { useHearingNow } from './use-hearing-now.ts';

/** Returns what the window says about your voice. `keyName`: the name of the talk key; null = there is none. */
export function useOwnVoice(app: WindowApp, keyName: string | null): OwnVoice {
  const lobby = useStore(
    app.lobby.store,
    useShallow(({ connection, participants, ownId }) => ({ connection, participants, ownId })),
  );
  const isHere = useStore(app.hotkeys.store, ({ status }) => keysOutage(status) !== null);
  const key: OwnVoiceFacts['key'] = keyName === null ? 'none' : isHere ? 'here' : 'everywhere';
  const voice = useStore(app.voice.store);
  const isMuted = useStore(app.moderation.store, (state) => state.isMuted);
  const people = useStore(app.people.store);
  const headset = useStore(app.headset.store, (state) => state.headset);
  const hearers = useStore(app.audience, (state) => state.hearers);
  const talkStyle = useStore(app.talkStyle.store);
  const { range } = useHearingNow(app);
  const moderation = { isMuted };
  const rooms = useStore(app.rooms.store);
  const whispersTo = useStore(app.whisper.store, (state) => state.heard);
  return describeOwnVoice(
    ownVoiceFacts({ lobby, voice, moderation, people, headset, hearers, talkStyle, key, range, rooms, whispersTo }),
  );
}
