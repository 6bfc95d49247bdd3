import type { Settings } from '../../../shared/model/settings.ts';
import type { Result } from '../../../shared/result.ts';
import type { AudioEngine } from '../../audio/audio-engine.ts';
import { microphoneProblem } from '../../audio/microphone-problem.ts';
import type { MicrophoneOptions } from '../../audio/microphone.ts';
import {
  chooseDevice,
  deviceIdOf,
  labelOf,
  noticeOfChange,
  type ChosenDevice,
  type DeviceNotice,
} from './choose-device.ts';
import { gainOf } from './device-gains.ts';
import type { DevicesStore, Surroundings } from './devices-store.ts';

export interface DevicesController {
  /** Lists the devices, and opens the microphone if that needs no permission prompt. */
  start(): Promise<void>;
  /** Opens the microphone, asking for permission if needed. */
  openMicrophone(): Promise<void>;
  /** Follows the player's settings. */
  applySettings(): void;
  /** Records three seconds and plays them as others hear them. */
  testMicrophone(): Promise<void>;
  /** Plays a voice that circles you on the chosen speakers; see `AudioEngine.playCirclingVoice`. */
  playCirclingVoice(onDegrees: (degrees: number) => void): Promise<Result<void, 'not-played'>>;
  /** Plays a sound on the chosen speakers, for some seconds or until `stopTestTone`. Resolves when it has ended. */
  playTestTone(): Promise<void>;
  stopTestTone(): void;
  dismissNotice(): void;
}

export interface DevicesDependencies {
  readonly engine: AudioEngine;
  readonly store: DevicesStore;
  readonly settings: () => Settings;
  /** The environment of the window; null = unknown. */
  readonly surroundings: () => Surroundings | null;
}

/**
 * Brings microphone and speakers in line with the player's choice and what is plugged in. Reconciles one change at a
 * time; choices may change in between, and the last one wins.
 */
export function createDevicesController({
  engine,
  store,
  settings,
  surroundings,
}: DevicesDependencies): DevicesController {
  let wantsMicrophone = false;
  let opened: MicrophoneOptions | undefined;
  let input: ChosenDevice = { kind: 'default' };
  let output: ChosenDevice = { kind: 'default' };
  let work: Promise<void> = Promise.resolve();
  /** The choices applied last. */
  let reconciled = '';
  /** The choices under which your voice was recorded: the result says nothing about others. */
  let testedWith = '';
  /** Stops the test tone; undefined = it is silent. */
  let testTone: AbortController | undefined;

  const enqueue = (task: () => Promise<void>): Promise<void> => {
    work = work.then(task).catch((error: unknown) => reportError(error));
    return work;
  };

  async function reconcile(): Promise<void> {
    reconciled = choicesOf(settings());
    const devices = await engine.listDevices();
    store.setState(devices);
    // Before the first permission prompt, nothing can open without the player.
    if (!wantsMicrophone && store.getState().microphone === 'off') wantsMicrophone = await engine.mayUseMicrophone();
    if (wantsMicrophone) await reconcileMicrophone();
    await reconcileOutput();
  }

  async function reconcileMicrophone(): Promise<void> {
    const { inputs, microphone } = store.getState();
    const { inputDevice, echoCancellation, noiseSuppression, autoGainControl } = settings();
    const areLabelsKnown = inputs.some(({ label }) => label !== '');
    const next = chooseDevice(inputDevice, inputs);
    if (areLabelsKnown) say(noticeOfChange(input, next, 'microphone'));
    const options = { deviceId: deviceIdOf(next), echoCancellation, noiseSuppression, autoGainControl };
    if (areLabelsKnown) input = next;
    applyLevels();
    if (microphone === 'on' && opened !== undefined && isSame(opened, options)) return;
    // The new processing takes over while the old one continues, so that others see the microphone stay on.
    if (microphone !== 'on') store.setState({ microphone: 'opening' });
    const result = await engine.openMicrophone(options);
    opened = result.ok ? options : undefined;
    if (result.ok)
      store.setState({
        microphone: 'on',
        microphoneLabel: result.value.label,
        problem: null,
        ...(await engine.listDevices()),
      });
    else store.setState({ microphone: 'failed', microphoneLabel: '', problem: result.error });
    if (result.ok && result.value.noiseSuppression !== noiseSuppression) say({ kind: 'suppressionUnavailable' });
    // Labels are known only now, so the chosen device may turn out to be present or missing.
    if (result.ok && !areLabelsKnown && inputDevice !== null) await reconcileMicrophone();
  }

  async function reconcileOutput(): Promise<void> {
    const { outputs } = store.getState();
    if (!outputs.some(({ label }) => label !== '')) return;
    const next = chooseDevice(settings().outputDevice, outputs);
    say(noticeOfChange(output, next, 'speakers'));
    output = next;
    applyLevels();
    if (!(await engine.setOutputDevice(deviceIdOf(next) ?? ''))) say({ kind: 'speakersUnusable' });
  }

  /** Applies what a slider moves, at once and without checking the devices. */
  function applyLevels(): void {
    const { inputGains, outputGains } = settings();
    engine.setInputGain(gainOf(inputGains, labelOf(input)));
    engine.setOutputGain(gainOf(outputGains, labelOf(output)));
  }

  function say(notice: DeviceNotice | null): void {
    if (notice !== null) store.setState({ notice });
  }

  engine.onDevicesChanged(() => void enqueue(reconcile));
  engine.onMicrophoneLost(() => {
    opened = undefined;
    engine.closeMicrophone();
    store.setState({ microphone: 'failed', microphoneLabel: '', problem: microphoneProblem('unplugged') });
    void enqueue(reconcile);
  });

  // What is open stays shown as open while it is built again: others must not see the microphone go.
  engine.onMicrophoneBroken(() => {
    opened = undefined;
    void enqueue(reconcile);
  });

  return {
    async start() {
      const known = surroundings();
      if (known !== null) store.setState({ surroundings: known });
      await enqueue(reconcile);
    },
    async openMicrophone() {
      wantsMicrophone = true;
      // An open microphone follows changes already, and listing devices makes Chromium look for cameras.
      if (store.getState().microphone !== 'on') await enqueue(reconcile);
    },
    applySettings() {
      const { testLevel } = store.getState();
      if (testLevel !== null && testedWith !== inputChoicesOf(settings())) store.setState({ testLevel: null });
      applyLevels();
      if (choicesOf(settings()) !== reconciled) void enqueue(reconcile);
    },
    async testMicrophone() {
      if (store.getState().test !== 'idle') return;
      store.setState({ test: 'recording', testProblem: null, testLevel: null });
      testedWith = inputChoicesOf(settings());
      const recording = await engine.recordSelfTest();
      if (recording.ok)
        store.setState({
          test: 'playing',
          testLevel: { levelDb: recording.value.levelDb, isClipped: recording.value.isClipped },
        });
      const outcome = recording.ok ? await engine.playSelfTest(recording.value) : recording;
      store.setState({ test: 'idle', testProblem: outcome.ok ? null : outcome.error });
    },
    playCirclingVoice: (onDegrees) => engine.playCirclingVoice(onDegrees),
    async playTestTone() {
      if (testTone !== undefined) return;
      testTone = new AbortController();
      store.setState({ isTonePlaying: true });
      await engine.playCue('test', 0, testTone.signal);
      testTone = undefined;
      store.setState({ isTonePlaying: false });
    },
    stopTestTone: () => testTone?.abort(),
    dismissNotice: () => store.setState({ notice: null }),
  };
}

/** Returns a key of the settings that decide how loud you are, for comparison. */
function inputChoicesOf({ inputDevice, inputGains, autoGainControl }: Settings): string {
  return JSON.stringify([inputDevice, inputGains, autoGainControl]);
}

/** Returns a key of the settings that require reopening a device, for comparison. */
function choicesOf({
  inputDevice,
  outputDevice,
  echoCancellation,
  noiseSuppression,
  autoGainControl,
}: Settings): string {
  return JSON.stringify([inputDevice, outputDevice, echoCancellation, noiseSuppression, autoGainControl]);
}

function isSame(a: MicrophoneOptions, b: MicrophoneOptions): boolean {
  return (
    a.deviceId === b.deviceId &&
    a.echoCancellation === b.echoCancellation &&
    a.noiseSuppression === b.noiseSuppression &&
    a.autoGainControl === b.autoGainControl
  );
}
