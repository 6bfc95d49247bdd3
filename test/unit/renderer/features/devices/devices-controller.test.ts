import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createDevicesController,
  type DevicesController,
} from '../../../../../renderer/features/devices/devices-controller.ts';
import { createDevicesStore, type DevicesStore } from '../../../../../renderer/features/devices/devices-store.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../shared/model/settings.ts';
import { FakeAudioEngine } from '../../../../support/window/fake-audio-engine.ts';

const YETI = { id: 'a1', label: 'Yeti' };
const HEADSET = { id: 'b2', label: 'Headset' };
const SPEAKERS = { id: 's1', label: 'Speakers' };

let engine: FakeAudioEngine;
let store: DevicesStore;
let settings: Settings;
let controller: DevicesController;

beforeEach(() => {
  engine = new FakeAudioEngine();
  engine.devices = { inputs: [YETI, HEADSET], outputs: [SPEAKERS] };
  settings = DEFAULT_SETTINGS;
  store = createDevicesStore();
  controller = createDevicesController({
    engine,
    store,
    settings: () => settings,
    surroundings: () => ({ shell: 'electron', platform: 'darwin' }),
  });
});

const state = () => store.getState();

function change(update: Partial<Settings>): void {
  settings = { ...settings, ...update };
  controller.applySettings();
}

describe('the microphone', () => {
  it('is opened at the start if that needs no permission prompt, and otherwise stays off', async () => {
    engine.isMicrophoneAllowed = false;
    await controller.start();
    expect(state().microphone).toBe('off');
    engine.isMicrophoneAllowed = true;
    await controller.start();
    expect(state()).toMatchObject({ microphone: 'on', microphoneLabel: 'Yeti' });
  });

  it('reports why it is denied, and opens when the person tries again', async () => {
    engine.problem = 'denied';
    await controller.openMicrophone();
    expect(state().microphone).toBe('failed');
    expect(state().problem?.code).toBe('denied');
    engine.problem = undefined;
    await controller.openMicrophone();
    expect(state()).toMatchObject({ microphone: 'on', problem: null });
  });

  it.each(['denied', 'missing', 'busy'] as const)(
    'opens without a click after it was %s, once the browser reports a change',
    async (problem) => {
      engine.problem = problem;
      await controller.openMicrophone();
      expect(state().problem?.code).toBe(problem);
      engine.problem = undefined;
      engine.changeDevices({ inputs: [YETI], outputs: [] });
      await vi.waitFor(() => expect(state()).toMatchObject({ microphone: 'on', problem: null }));
    },
  );

  it('opens without a click once it is allowed from outside the window', async () => {
    engine.isMicrophoneAllowed = false;
    await controller.start();
    engine.isMicrophoneAllowed = true;
    engine.changeDevices(engine.devices);
    await vi.waitFor(() => expect(state().microphone).toBe('on'));
  });

  it('is opened again when the sound behind it breaks, and is shown as on all the time', async () => {
    await controller.openMicrophone();
    const seen = new Set<string>();
    const unsubscribe = store.subscribe(({ microphone }) => seen.add(microphone));
    const count = engine.opened.length;
    engine.breakMicrophone();
    await vi.waitFor(() => expect(engine.opened).toHaveLength(count + 1));
    expect(engine.opened.at(-1)).toEqual(engine.opened.at(-2));
    await vi.waitFor(() => expect(seen).toEqual(new Set(['on'])));
    unsubscribe();
  });

  it('gives way to the default when it is unplugged, and is used again once it is back', async () => {
    settings = { ...settings, inputDevice: HEADSET };
    await controller.openMicrophone();
    expect(engine.opened.at(-1)?.deviceId).toBe('b2');
    engine.devices = { inputs: [YETI], outputs: [SPEAKERS] };
    engine.loseMicrophone();
    await vi.waitFor(() => expect(engine.opened.at(-1)?.deviceId).toBeNull());
    await vi.waitFor(() => expect(state().notice).toEqual({ kind: 'microphoneGone', label: 'Headset' }));
    engine.changeDevices({ inputs: [YETI, { ...HEADSET, id: 'b3' }], outputs: [SPEAKERS] });
    await vi.waitFor(() => expect(engine.opened.at(-1)?.deviceId).toBe('b3'));
    await vi.waitFor(() => expect(state().notice).toEqual({ kind: 'back', label: 'Headset' }));
  });

  it('is reopened for another choice or processing, and not when nothing changed', async () => {
    await controller.openMicrophone();
    change({ theme: 'dark' });
    change({ noiseSuppression: 'off' });
    await vi.waitFor(() => expect(engine.opened).toHaveLength(2));
    expect(engine.opened.at(-1)).toMatchObject({ noiseSuppression: 'off', echoCancellation: true });
  });

  it('is left alone when it is wanted and open already, without listing the devices again', async () => {
    await controller.openMicrophone();
    const listDevices = vi.spyOn(engine, 'listDevices');
    await controller.openMicrophone();
    expect(engine.opened).toHaveLength(1);
    expect(listDevices).not.toHaveBeenCalled();
  });

  it('appears to stay on while other processing takes over', async () => {
    await controller.openMicrophone();
    const seen = new Set<string>();
    store.subscribe(({ microphone }) => seen.add(microphone));
    change({ noiseSuppression: 'rnnoise' });
    await vi.waitFor(() => expect(engine.opened.at(-1)?.noiseSuppression).toBe('rnnoise'));
    await vi.waitFor(() => expect([...seen]).toEqual(['on']));
  });

  it('reports that the chosen noise suppression does not work here', async () => {
    engine.brokenSuppressions = ['gtcrn'];
    await controller.openMicrophone();
    change({ noiseSuppression: 'gtcrn' });
    await vi.waitFor(() => expect(state().notice).toEqual({ kind: 'suppressionUnavailable' }));
    expect(state().microphone).toBe('on');
  });
});

describe('gains', () => {
  it("follow the label of the device in use; the fallback device has the default's gain", async () => {
    settings = {
      ...settings,
      inputDevice: HEADSET,
      inputGains: [
        { label: 'Headset', gainDb: 9 },
        { label: '', gainDb: -3 },
      ],
    };
    await controller.openMicrophone();
    expect(engine.inputGainDb).toBe(9);
    engine.devices = { inputs: [YETI], outputs: [SPEAKERS] };
    engine.loseMicrophone();
    await vi.waitFor(() => expect(engine.inputGainDb).toBe(-3));
  });

  it('apply at once, without listing the devices', async () => {
    await controller.openMicrophone();
    change({ inputGains: [{ label: '', gainDb: 6 }], outputGains: [{ label: '', gainDb: -12 }] });
    expect(engine).toMatchObject({ inputGainDb: 6, outputGainDb: -12 });
    expect(engine.opened).toHaveLength(1);
  });
});

describe('the speakers', () => {
  it('are the chosen ones, found by label when their id has changed', async () => {
    settings = { ...settings, outputDevice: { id: 'old', label: 'Speakers' } };
    await controller.openMicrophone();
    expect(engine.outputIds.at(-1)).toBe('s1');
  });

  it('are reported when they cannot be used, or when they are unplugged', async () => {
    settings = { ...settings, outputDevice: SPEAKERS };
    engine.unusableOutputIds.push('s1');
    await controller.openMicrophone();
    expect(state().notice).toEqual({ kind: 'speakersUnusable' });
    engine.changeDevices({ inputs: [YETI], outputs: [{ id: 's9', label: 'Screen' }] });
    await vi.waitFor(() => expect(state().notice).toEqual({ kind: 'speakersGone', label: 'Speakers' }));
    expect(engine.outputIds.at(-1)).toBe('');
  });

  it('can be tested with a sound, one at a time', async () => {
    await Promise.all([controller.playTestTone(), controller.playTestTone()]);
    expect(engine.cues).toEqual(['test']);
    expect(state().isTonePlaying).toBe(false);
  });

  it('stop the sound when you want, and can play it again', async () => {
    engine.playsUntilStopped = true;
    const playing = controller.playTestTone();
    expect(state().isTonePlaying).toBe(true);
    controller.stopTestTone();
    await playing;
    expect(state().isTonePlaying).toBe(false);
    controller.stopTestTone();
    void controller.playTestTone();
    expect(engine.cues).toEqual(['test', 'test']);
  });
});

it('tests the microphone by recording, then playing, then returning to idle, and shows the level', async () => {
  await controller.openMicrophone();
  const seen: string[] = [];
  store.subscribe(({ test }) => {
    if (seen.at(-1) !== test) seen.push(test);
  });
  await controller.testMicrophone();
  expect(seen).toEqual(['recording', 'playing', 'idle']);
  expect(state().testLevel).toEqual({ levelDb: -22, isClipped: false });
});

it('forgets how loud you were when you change the microphone or its volume, and nothing else', async () => {
  await controller.start();
  await controller.testMicrophone();
  change({ outputWidthPercent: 50 });
  expect(state().testLevel).not.toBeNull();
  change({ inputGains: [{ label: '', gainDb: -6 }] });
  expect(state().testLevel).toBeNull();
});

it('knows its shell and platform, to explain how to allow the microphone', async () => {
  await controller.start();
  expect(state().surroundings).toEqual({ shell: 'electron', platform: 'darwin' });
});
