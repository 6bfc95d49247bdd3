import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDevicesController, type DevicesController } from '../../../../../renderer/features/devices/devices-controller.ts';
import { createDevicesStore, type DevicesStore } from '../../../../../renderer/features/devices/devices-store.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../shared/model/settings.ts';
import { FakeAudioEngine } from '../../../../support/fake-audio-engine.ts';

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
  controller = createDevicesController({ engine, store, settings: () => settings });
});

const state = () => store.getState();

describe('the microphone', () => {
  it('is opened at the start where that asks nothing, and left alone where the person would be asked', async () => {
    engine.isMicrophoneAllowed = false;
    await controller.start();
    expect(state().microphone).toBe('off');
    engine.isMicrophoneAllowed = true;
    await controller.start();
    expect(state()).toMatchObject({ microphone: 'on', microphoneLabel: 'Yeti' });
  });

  it('says why it cannot be used when it is denied, and opens when the person tries again', async () => {
    engine.problem = 'denied';
    await controller.openMicrophone();
    expect(state().microphone).toBe('failed');
    expect(state().problem?.message).toMatch(/may not use the microphone/);
    engine.problem = undefined;
    await controller.openMicrophone();
    expect(state()).toMatchObject({ microphone: 'on', problem: null });
  });

  it('that is plugged in after none was found is used by itself', async () => {
    engine.problem = 'missing';
    engine.devices = { inputs: [], outputs: [] };
    await controller.openMicrophone();
    expect(state().problem?.code).toBe('missing');
    engine.problem = undefined;
    engine.changeDevices({ inputs: [YETI], outputs: [] });
    await vi.waitFor(() => expect(state().microphone).toBe('on'));
  });

  it('that was chosen and is pulled out gives way to the default, and is taken again when it is back', async () => {
    settings = { ...settings, inputDevice: HEADSET };
    await controller.openMicrophone();
    expect(engine.opened.at(-1)?.deviceId).toBe('b2');
    engine.devices = { inputs: [YETI], outputs: [SPEAKERS] };
    engine.loseMicrophone();
    await vi.waitFor(() => expect(engine.opened.at(-1)?.deviceId).toBeNull());
    expect(state().notice).toContain('"Headset" is not plugged in');
    engine.changeDevices({ inputs: [YETI, HEADSET], outputs: [SPEAKERS] });
    await vi.waitFor(() => expect(engine.opened.at(-1)?.deviceId).toBe('b2'));
    expect(state().notice).toContain('is back');
  });

  it('is opened anew for another choice or processing, and not when nothing about it changed', async () => {
    await controller.openMicrophone();
    controller.applySettings();
    settings = { ...settings, noiseSuppression: false };
    controller.applySettings();
    await vi.waitFor(() => expect(engine.opened).toHaveLength(2));
    expect(engine.opened.at(-1)).toMatchObject({ noiseSuppression: false, echoCancellation: true });
  });
});

it('plays on the chosen speakers, found by label when their id has changed', async () => {
  settings = { ...settings, outputDevice: { id: 'old', label: 'Speakers' } };
  await controller.openMicrophone();
  expect(engine.outputIds.at(-1)).toBe('s1');
});

it('tests the microphone by recording, then playing, then being ready again', async () => {
  await controller.openMicrophone();
  const seen: string[] = [];
  store.subscribe(({ test }) => {
    if (seen.at(-1) !== test) seen.push(test);
  });
  await controller.testMicrophone();
  expect(seen).toEqual(['recording', 'playing', 'idle']);
});
