import { beforeEach, describe, expect, it } from 'vitest';
import {
  createVoiceController,
  FADE_OUT_MS,
  type VoiceController,
  type VoiceSettings,
} from '../../../../../renderer/features/voice/voice-controller.ts';
import { createVoiceStore, type VoiceStore } from '../../../../../renderer/features/voice/voice-store.ts';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';

const TRACK = { kind: 'audio' } as MediaStreamTrack;

let log: string[];
let isSilenced: boolean;
let tasks: { run: () => void; delayMs: number; isCancelled: boolean }[];
let controller: VoiceController;
let settings: VoiceSettings;
let nowMs: number;
let hearSpeech: (isSpeaking: boolean) => void;
let changeTrack: () => void;
let isCapturing: boolean;
let store: VoiceStore;

beforeEach(() => {
  log = [];
  nowMs = 0;
  settings = { ...DEFAULT_SETTINGS, releaseDelayMs: 0, signals: 'off' };
  isSilenced = false;
  isCapturing = true;
  tasks = [];
  controller = createController();
});

function createController(): VoiceController {
  store = createVoiceStore();
  return createVoiceController({
    store,
    engine: {
      sendTrack: TRACK,
      onSendTrackChanged(listener) {
        changeTrack = listener;
        return () => undefined;
      },
      isCapturing: () => isCapturing,
      resume: () => log.push('resume'),
      breakMicrophone: () => log.push('break'),
      openGate: () => log.push('open gate'),
      closeGate: () => log.push('close gate'),
      setSilenced: (next) => (isSilenced = next),
      setActivation: (options) => log.push(options === null ? 'let all through' : openingOf(options.thresholdDb)),
      onActivation(listener) {
        hearSpeech = listener;
        return () => undefined;
      },
      playCue: async (cue, gainDb) => void log.push(`cue ${cue} at ${gainDb} dB`),
    },
    settings: () => settings,
    nowMs: () => nowMs,
    schedule(run, delayMs) {
      const task = { run, delayMs, isCancelled: false };
      tasks.push(task);
      return () => (task.isCancelled = true);
    },
  });
}

function link(name: string) {
  return {
    setSendTrack: (track: MediaStreamTrack | null) =>
      log.push(`${name} sends ${track === null ? 'nothing' : 'the track'}`),
    sendStatus: ({ isMuted, isDeafened }: { isMuted: boolean; isDeafened: boolean }) =>
      log.push(`${name} ${isMuted ? 'muted' : 'unmuted'}${isDeafened ? ' deafened' : ''}`),
  };
}

function change(next: Partial<VoiceSettings>): void {
  settings = { ...settings, ...next };
  controller.applySettings();
}

function runTasks(): void {
  for (const task of tasks.splice(0)) if (!task.isCancelled) task.run();
}

it('ends the release delay even when its timer fires slightly early by the clock', () => {
  change({ releaseDelayMs: 60 });
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  controller.dispatch({ type: 'key-pressed' });
  tasks = [];
  controller.dispatch({ type: 'key-released' });
  nowMs = 59.6;
  runTasks();
  expect(log).not.toContain('close gate');
  nowMs = 60.7;
  runTasks();
  expect(log).toContain('close gate');
});

it('applies the settings from the beginning, even if the stored ones never change them', () => {
  settings = DEFAULT_SETTINGS;
  controller = createController();
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  controller.dispatch({ type: 'key-pressed' });
  controller.dispatch({ type: 'key-released' });
  expect(log.at(-1)).toBe('open gate');
  expect(tasks.map(({ delayMs }) => delayMs)).toEqual([DEFAULT_SETTINGS.releaseDelayMs]);
});

it('attaches the track before it opens the gate, and detaches it only after the fade', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  log.length = 0;
  controller.dispatch({ type: 'key-pressed' });
  controller.dispatch({ type: 'key-released' });
  expect(log).toEqual(['host sends the track', 'open gate', 'close gate']);
  expect(tasks.map(({ delayMs }) => delayMs)).toEqual([FADE_OUT_MS]);
  runTasks();
  expect(log.at(-1)).toBe('host sends nothing');
});

it('keeps the track on a press during the fade, and cancels its detaching', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  for (const type of ['key-pressed', 'key-released', 'key-pressed'] as const) controller.dispatch({ type });
  runTasks();
  expect(log.filter((line) => line.includes('sends'))).toEqual(['host sends the track']);
});

it('sends the status to the host when the link opens and on change, but not on every key press', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  controller.dispatch({ type: 'key-pressed' });
  controller.dispatch({ type: 'deafen-toggled' });
  expect(log.filter((line) => /muted/.test(line))).toEqual(['host unmuted', 'host muted deafened']);
});

it('attaches the track to a new link with open mic, although the gate was already open for the previous link', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  change({ talkMode: 'open-mic' });
  controller.setLink(link('first'));
  controller.setLink(link('second'));
  expect(log).toContain('second sends the track');
  expect(log.indexOf('first sends nothing')).toBeLessThan(log.indexOf('second sends the track'));
});

it('sends the track to the host before as well while a lobby is handed over, and takes it away from both', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('first'));
  controller.dispatch({ type: 'key-pressed' });
  log.length = 0;
  controller.setLink(link('second'), true, true);
  expect(log.filter((line) => line.includes('sends'))).toEqual(['second sends the track']);
  changeTrack();
  expect(log.slice(-2)).toEqual(['second sends the track', 'first sends the track']);
  controller.dispatch({ type: 'key-released' });
  runTasks();
  expect(log.slice(-2)).toEqual(['second sends nothing', 'first sends nothing']);
});

it('moves the track to a new link with the same host', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('first'));
  controller.dispatch({ type: 'key-pressed' });
  controller.setLink(link('second'), true, true);
  log.length = 0;
  controller.setLink(link('third'), true);
  expect(log.filter((line) => line.includes('sends'))).toEqual([
    'first sends nothing',
    'third sends the track',
    'second sends nothing',
  ]);
});

it('silences playback here at once while deafened, whatever the host does', () => {
  controller.dispatch({ type: 'deafen-toggled' });
  expect(isSilenced).toBe(true);
  controller.dispatch({ type: 'mute-toggled' });
  expect(isSilenced).toBe(false);
});

it('keeps talking for the release delay, and keeps the track attached', () => {
  change({ releaseDelayMs: 200 });
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  controller.dispatch({ type: 'key-pressed' });
  nowMs = 1_000;
  log.length = 0;
  controller.dispatch({ type: 'key-released' });
  expect(tasks.map(({ delayMs }) => delayMs)).toEqual([200]);
  expect(log).toEqual([]);
  nowMs = 1_200;
  runTasks();
  expect(log).toEqual(['close gate']);
  runTasks();
  expect(log).toEqual(['close gate', 'host sends nothing']);
});

function openingOf(thresholdDb: number | null): string {
  return thresholdDb === null ? 'open above the noise' : `open at ${thresholdDb} dB`;
}

it('opens the gate by speech in voice activation, and lets everything through while a key is held', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  log.length = 0;
  change({ talkMode: 'voice-activation', activationSensitivity: 'manual', activationThresholdDb: -40 });
  change({ activationThresholdDb: -35 });
  hearSpeech(true);
  hearSpeech(false);
  expect(log).toEqual(['open at -40 dB', 'open at -35 dB', 'host sends the track', 'open gate', 'close gate']);
  log.length = 0;
  controller.dispatch({ type: 'style-key-pressed' });
  controller.dispatch({ type: 'style-key-released' });
  expect(log).toEqual(['open gate', 'let all through', 'close gate', 'open at -35 dB']);
  change({ activationSensitivity: 'automatic' });
  expect(log.at(-1)).toBe('open above the noise');
  change({ talkMode: 'push-to-talk' });
  expect(log.at(-1)).toBe('let all through');
});

it('plays cues as loud as the settings say, those for talking only on request', () => {
  const cues = (): readonly string[] => log.filter((line) => line.startsWith('cue'));
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  controller.dispatch({ type: 'mute-toggled' });
  expect(cues()).toEqual([]);
  change({ signals: 'quiet' });
  controller.dispatch({ type: 'mute-toggled' });
  controller.dispatch({ type: 'key-pressed' });
  controller.dispatch({ type: 'key-released' });
  expect(cues()).toEqual(['cue unmuted at -10 dB']);
  change({ signals: 'normal', soundCues: true });
  controller.dispatch({ type: 'key-pressed' });
  expect(cues().at(-1)).toBe('cue talk-started at 0 dB');
  change({ signals: 'off' });
  controller.dispatch({ type: 'key-released' });
  expect(cues()).toHaveLength(2);
});

describe('a microphone that sends nothing', () => {
  beforeEach(() => {
    change({ talkMode: 'open-mic' });
    controller.dispatch({ type: 'microphone-changed', isOn: true });
    controller.setLink(link('host'));
    log = [];
  });

  const pass = (seconds: number, packets: number): void => {
    for (let second = 0; second < seconds; second++) controller.noteSent(packets);
  };

  it('is said after three seconds, resumed, opened again after six, and well again with the first packet', () => {
    pass(2, 0);
    expect([store.getState().isStalled, log]).toEqual([false, []]);
    pass(1, 0);
    expect([store.getState().isStalled, log]).toEqual([true, ['resume', 'host sends the track']]);
    pass(3, 0);
    expect(log.filter((entry) => entry === 'break')).toHaveLength(1);
    pass(1, 12);
    expect(store.getState().isStalled).toBe(false);
  });

  it('is said while the gate waits, too, if no sound reaches it', () => {
    change({ talkMode: 'voice-activation' });
    isCapturing = false;
    pass(3, 0);
    expect(store.getState()).toMatchObject({ gate: 'closing', isStalled: true });
  });

  it('is nothing to say while you are muted, and not on a new link', () => {
    pass(3, 0);
    controller.setLink(null);
    expect(store.getState().isStalled).toBe(false);
    controller.setLink(link('host'));
    pass(2, 0);
    controller.dispatch({ type: 'mute-toggled' });
    pass(10, 0);
    expect(store.getState().isStalled).toBe(false);
  });

  it('sends the track that replaces a broken one, if the gate is open', () => {
    changeTrack();
    expect(log).toEqual(['host sends the track']);
    controller.dispatch({ type: 'mute-toggled' });
    runTasks();
    log = [];
    changeTrack();
    expect(log).toEqual([]);
  });
});
