import type { Settings } from '../../../shared/model/settings.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { AudioEngine } from '../../audio/audio-engine.ts';
import { createDevicesController, type DevicesController } from '../../features/devices/devices-controller.ts';
import { createDevicesStore, type DevicesStore } from '../../features/devices/devices-store.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import { createSilenceWatch } from '../../features/voice/silence-watch.ts';
import { createVoiceController, type VoiceController } from '../../features/voice/voice-controller.ts';
import type { TalkSettings } from '../../features/voice/voice-machine.ts';
import { createVoiceStore, type VoiceStore } from '../../features/voice/voice-store.ts';
import type { Feature } from '../feature.ts';

export interface SoundFeatures {
  readonly devices: Feature<DevicesStore, DevicesController>;
  readonly voice: Feature<VoiceStore, VoiceController>;
}

export interface SoundConnections {
  readonly engine: AudioEngine;
  readonly settings: SettingsStore;
  readonly schedule: Schedule;
  /** When you talk, if not by the settings; a change needs `voice.controller.applySettings`. */
  readonly talkSettings?: () => TalkSettings;
}

const DEVICE_SETTINGS = [
  'inputDevice',
  'outputDevice',
  'inputGains',
  'outputGains',
  'echoCancellation',
  'noiseSuppression',
  'autoGainControl',
] as const;

const VOICE_SETTINGS = [
  'talkMode',
  'releaseDelayMs',
  'doublePressLocks',
  'activationSensitivity',
  'activationThresholdDb',
  'activationHoldMs',
  'activationPreRollMs',
] as const;

/** While you do not want to be disturbed, the window has no sounds of its own. */
function withoutSignals(settings: Settings): Settings {
  return settings.availability === 'busy' ? { ...settings, signals: 'off' } : settings;
}

/** Connects devices and voice: both follow the settings, and the voice follows the microphone. */
export function connectSound({ engine, settings, schedule, talkSettings }: SoundConnections): SoundFeatures {
  const devicesStore = createDevicesStore();
  const devices = createDevicesController({
    engine,
    store: devicesStore,
    settings: () => settings.getState().settings,
    surroundings: () => settings.getState().app,
  });
  const voiceStore = createVoiceStore();
  const voice = createVoiceController({
    engine,
    store: voiceStore,
    settings: () => ({ ...withoutSignals(settings.getState().settings), ...talkSettings?.() }),
    nowMs: () => performance.now(),
    schedule,
  });
  settings.subscribe((state, before) => {
    if (VOICE_SETTINGS.some((name) => state.settings[name] !== before.settings[name])) voice.applySettings();
    if (DEVICE_SETTINGS.some((name) => state.settings[name] !== before.settings[name])) devices.applySettings();
  });
  const silence = createSilenceWatch({
    subscribe: (listener) => engine.onInputLevel(listener),
    onChange: (isSilent) => voice.dispatch({ type: 'source-silence-changed', isSilent }),
  });
  devicesStore.subscribe((state, before) => {
    const isOn = state.microphone === 'on';
    if (state.microphone !== before.microphone) voice.dispatch({ type: 'microphone-changed', isOn });
    if (state.microphone !== before.microphone || state.microphoneLabel !== before.microphoneLabel)
      silence.setMicrophone(isOn);
  });
  // Browsers block sound until the user interacts with the page.
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, () => engine.resume());
  return { devices: { store: devicesStore, controller: devices }, voice: { store: voiceStore, controller: voice } };
}
