import { isInLobby, type LobbyStore } from '../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../features/settings/settings-store.ts';
import { listenToVoiceKeys, type VoiceKeyAction } from '../features/voice/listen-to-voice-keys.ts';
import type { VoiceController } from '../features/voice/voice-controller.ts';
import type { App } from './create-app.ts';

/** Keys that talk do it as chosen, or in another way for as long as they are held. */
export function connectVoiceKeys(settings: SettingsStore, lobby: LobbyStore, voice: VoiceController, talkStyle: App['talkStyle']): void {
  const keys = (): { readonly action: VoiceKeyAction; readonly code: string }[] => {
    const { pushToTalkKey, whisperKey, shoutKey, radioKey } = settings.getState().settings;
    const { choices, chosen, game } = talkStyle.store.getState();
    const isChoice = game === null;
    return [
      { action: 'talk', code: pushToTalkKey },
      ...(isChoice && choices.strengths.includes('whisper') ? [{ action: 'whisper', code: whisperKey } as const] : []),
      ...(isChoice && choices.strengths.includes('shout') ? [{ action: 'shout', code: shoutKey } as const] : []),
      ...(isChoice && choices.targets.includes('radio') && chosen.radio !== '' ? [{ action: 'radio', code: radioKey } as const] : []),
    ];
  };
  listenToVoiceKeys({
    keys,
    isActive: () => isInLobby(lobby.getState()),
    onPressed(action) {
      // First how, then the sound: nobody hears the beginning of a whisper aloud.
      if (action !== 'talk') talkStyle.controller.hold(action);
      voice.dispatch({ type: action === 'talk' ? 'key-pressed' : 'style-key-pressed' });
    },
    onReleased(action) {
      voice.dispatch({ type: action === 'talk' ? 'key-released' : 'style-key-released' });
      if (action !== 'talk') talkStyle.controller.release(action);
    },
    onAttentionLost: () => voice.dispatch({ type: 'attention-lost' }),
  });
}
