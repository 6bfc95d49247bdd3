import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Binding } from '../../../shared/model/keys/bindings.ts';
import type { HotkeysStore } from '../../features/hotkeys/hotkeys-store.ts';
import { isTyping, listenToWindowKeys } from '../../features/hotkeys/listen-to-window-keys.ts';
import { createPressMerger, type PressMerger } from '../../features/hotkeys/press-merger.ts';
import { isInLobby, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { TalkStyleController } from '../../features/voice/talk-style-controller.ts';
import type { TalkStyleStore } from '../../features/voice/talk-style-store.ts';
import { heldStylesOffered, heldStylesWithdrawn, isHeldStyle } from '../../features/voice/talk-style.ts';
import {
  createVoiceActions,
  type GameActions,
  type RoomActions,
  type VoiceActions,
  type WhisperActions,
} from '../../features/voice/voice-actions.ts';
import type { VoiceController } from '../../features/voice/voice-controller.ts';
import type { WhisperStore } from '../../features/whisper/whisper-store.ts';
import type { WindowController } from '../../features/window/window-controller.ts';
import type { Feature } from '../feature.ts';

export interface VoiceKeysConnections {
  readonly bridge: EarshotBridge;
  readonly settings: SettingsStore;
  readonly lobby: LobbyStore;
  readonly hotkeys: HotkeysStore;
  readonly voice: VoiceController;
  readonly talkStyle: Feature<TalkStyleStore, TalkStyleController>;
  readonly window: Pick<WindowController, 'toggleCompact'>;
  readonly game: GameActions;
  readonly rooms: RoomActions;
  readonly whisper: Feature<WhisperStore, WhisperActions>;
}

/**
 * Connects bound keys and mouse buttons, in this window and elsewhere. They work while you are in a lobby. Returns what
 * buttons in the window do like keys.
 */
export function connectVoiceKeys(connections: VoiceKeysConnections): Pick<VoiceActions, 'onPressed' | 'onReleased'> {
  const { bridge, settings, lobby, hotkeys, voice, talkStyle, game, rooms, whisper } = connections;
  const actions = createVoiceActions({
    voice,
    talkStyle: talkStyle.controller,
    toggleCompact: connections.window.toggleCompact,
    ...{ game, rooms, whisper: whisper.controller },
    releaseDelayMs: () => settings.getState().settings.releaseDelayMs,
  });
  const merger = createPressMerger({
    ...actions,
    sees: (source) => (source === 'window' ? document.hasFocus() : hotkeys.getState().status.state === 'on'),
    nowMs: () => performance.now(),
  });
  const isActive = (): boolean => isInLobby(lobby.getState()) && hotkeys.getState().recording === null;
  const releaseAll = (): void => {
    merger.lose('window');
    merger.lose('helper');
  };

  listenToWindowKeys({
    bindings: () => boundNow(connections),
    isActive,
    merger,
    onAttentionLost: () => voice.dispatch({ type: 'attention-lost' }),
  });
  listenElsewhere(connections, merger, isActive);
  lobby.subscribe((state, before) => {
    if (isInLobby(state) === isInLobby(before)) return;
    if (!isInLobby(state)) releaseAll();
    void bridge.invoke('hotkeys:listen', { isOn: isInLobby(state) });
  });
  // A held key that is bound to something else, or recorded, does nothing until you press it again.
  settings.subscribe((state, before) => {
    if (state.settings.bindings !== before.settings.bindings) releaseAll();
  });
  talkStyle.store.subscribe((state, before) => {
    if (state.choices === before.choices && state.game === before.game && state.chosen === before.chosen) return;
    actions.withdraw(heldStylesWithdrawn(state, state.choices));
  });
  // A whisper can end although its key is held, as in another lobby: then nothing more is sent.
  whisper.store.subscribe(({ heard }, before) => {
    if (heard === null && before.heard !== null) actions.onReleased('whisper-to');
  });
  hotkeys.subscribe(({ recording }, before) => {
    if (recording !== null && before.recording === null) releaseAll();
  });
  return actions;
}

/** Follows the bound keys that the main process reports while another program has the focus. */
function listenElsewhere(connections: VoiceKeysConnections, merger: PressMerger, isActive: () => boolean): void {
  const { bridge, hotkeys } = connections;
  bridge.on('hotkeys:action', ({ action, trigger, isDown }) => {
    if (!isDown) return merger.release('helper', trigger);
    const isOffered = boundNow(connections).some((binding) => binding.action === action);
    if (isOffered && isActive()) merger.press('helper', { action, trigger }, isTyping(trigger));
  });
  hotkeys.subscribe(({ status }, before) => {
    if (status.state !== 'on' && before.status.state === 'on') merger.lose('helper');
  });
}

/** Returns the bindings that do something now: talk styles only if the lobby and the game leave them to the player. */
function boundNow({ settings, talkStyle }: VoiceKeysConnections): readonly Binding[] {
  const style = talkStyle.store.getState();
  const offered = heldStylesOffered(style, style.choices);
  return settings.getState().settings.bindings.filter(({ action }) => !isHeldStyle(action) || offered.includes(action));
}
