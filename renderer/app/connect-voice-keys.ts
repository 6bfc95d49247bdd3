import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import type { Binding, VoiceAction } from '../../shared/model/bindings.ts';
import type { HotkeysStore } from '../features/hotkeys/hotkeys-store.ts';
import { isTyping, listenToWindowKeys } from '../features/hotkeys/listen-to-window-keys.ts';
import { createPressMerger, type PressMerger, type PressMergerEvents } from '../features/hotkeys/press-merger.ts';
import { isInLobby, type LobbyStore } from '../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../features/settings/settings-store.ts';
import { heldStylesOffered, heldStylesWithdrawn, type HeldStyle } from '../features/voice/talk-style.ts';
import type { VoiceController } from '../features/voice/voice-controller.ts';
import type { App } from './create-app.ts';

export interface VoiceKeysDependencies {
  readonly bridge: EarshotBridge;
  readonly settings: SettingsStore;
  readonly lobby: LobbyStore;
  readonly hotkeys: HotkeysStore;
  readonly voice: VoiceController;
  readonly talkStyle: App['talkStyle'];
}

/** Keys and mouse buttons, in this window and elsewhere, do what they are bound to while one is in a lobby. */
export function connectVoiceKeys(dependencies: VoiceKeysDependencies): void {
  const { bridge, settings, lobby, hotkeys, voice, talkStyle } = dependencies;
  const actions = voiceActions(dependencies);
  const merger = createPressMerger(actions, () => performance.now());
  const isActive = (): boolean => isInLobby(lobby.getState()) && hotkeys.getState().recording === null;
  const releaseAll = (): void => {
    merger.lose('window');
    merger.lose('helper');
  };

  listenToWindowKeys({
    bindings: () => boundNow(dependencies),
    isActive,
    merger,
    onAttentionLost: () => voice.dispatch({ type: 'attention-lost' }),
  });
  listenElsewhere(dependencies, merger, isActive);
  lobby.subscribe((state, before) => {
    if (isInLobby(state) === isInLobby(before)) return;
    if (!isInLobby(state)) releaseAll();
    void bridge.invoke('hotkeys:listen', { isOn: isInLobby(state) });
  });
  // A key that is held while it is bound to something else, or recorded, means nothing until it is pressed again.
  settings.subscribe((state, before) => {
    if (state.settings.bindings !== before.settings.bindings) releaseAll();
  });
  talkStyle.store.subscribe((state, before) => {
    if (state.choices === before.choices && state.game === before.game && state.chosen === before.chosen) return;
    actions.withdraw(heldStylesWithdrawn(state, state.choices));
  });
  hotkeys.subscribe(({ recording }, before) => {
    if (recording !== null && before.recording === null) releaseAll();
  });
}

/** The main process sees keys while other programs have the focus, and tells of those that are bound. */
function listenElsewhere(dependencies: VoiceKeysDependencies, merger: PressMerger, isActive: () => boolean): void {
  const { bridge, hotkeys } = dependencies;
  bridge.on('hotkeys:action', ({ action, trigger, isDown }) => {
    if (!isDown) return merger.release('helper', trigger);
    const isOffered = boundNow(dependencies).some((binding) => binding.action === action);
    if (isOffered && isActive() && !isTyping(trigger)) merger.press('helper', { action, trigger });
  });
  hotkeys.subscribe(({ status }, before) => {
    if (status.state !== 'on' && before.status.state === 'on') merger.lose('helper');
  });
}

/** The bindings that do something now: ways of talking only where the lobby and the game leave them to the person. */
function boundNow({ settings, talkStyle }: VoiceKeysDependencies): readonly Binding[] {
  const style = talkStyle.store.getState();
  const offered = heldStylesOffered(style, style.choices);
  return settings.getState().settings.bindings.filter(({ action }) => !isHeldStyle(action) || offered.includes(action));
}

interface VoiceActions extends PressMergerEvents {
  /** These ways of talking are no longer offered: nothing more of them is sent, whatever is held. */
  readonly withdraw: (styles: readonly HeldStyle[]) => void;
}

function voiceActions({ settings, voice, talkStyle }: VoiceKeysDependencies): VoiceActions {
  const heldStyles = new Set<HeldStyle>();
  return {
    onPressed(action) {
      if (action === 'toggle-mute') return voice.dispatch({ type: 'mute-toggled' });
      if (action === 'toggle-deafen') return voice.dispatch({ type: 'deafen-toggled' });
      if (action === 'talk') return voice.dispatch({ type: 'key-pressed' });
      // First how, then the sound: nobody hears the beginning of a whisper aloud.
      heldStyles.add(action);
      talkStyle.controller.hold(action);
      voice.dispatch({ type: 'style-key-pressed' });
    },
    onReleased(action) {
      if (action === 'talk') return voice.dispatch({ type: 'key-released' });
      if (!isHeldStyle(action)) return;
      heldStyles.delete(action);
      if (heldStyles.size === 0) voice.dispatch({ type: 'style-key-released' });
      talkStyle.controller.release(action, settings.getState().settings.releaseDelayMs);
    },
    withdraw(styles) {
      for (const style of styles) {
        heldStyles.delete(style);
        talkStyle.controller.release(style, 0);
      }
      if (styles.length > 0 && heldStyles.size === 0) voice.dispatch({ type: 'style-key-withdrawn' });
    },
  };
}

function isHeldStyle(action: VoiceAction): action is HeldStyle {
  return action === 'whisper' || action === 'shout' || action === 'radio' || action === 'priority';
}
