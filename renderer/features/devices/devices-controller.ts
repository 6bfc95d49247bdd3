import type { Settings } from '../../../shared/model/settings.ts';
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
  /** Lists the devices, and opens the microphone where that asks the person nothing. */
  start(): Promise<void>;
  /** Opens the microphone, asking the person where needed. */
  openMicrophone(): Promise<void>;
  /** Follows what the person chose. */
  applySettings(): void;
  /** Records three seconds and plays them back as others hear them. */
  testMicrophone(): Promise<void>;
  /** Plays a sound on the chosen speakers. */
  playTestTone(): Promise<void>;
  dismissNotice(): void;
}

export interface DevicesDependencies {
  readonly engine: AudioEngine;
  readonly store: DevicesStore;
  readonly settings: () => Settings;
  /** What the window runs in; null = not known. */
  readonly surroundings: () => Surroundings | null;
}

/**
 * Brings microphone and speakers to what the person chose and what is plugged in. Reconciles one change after the
 * other; what is wanted may change meanwhile, and the last wish wins.
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
  /** The choices that were brought about last. */
  let reconciled = '';

  const enqueue = (task: () => Promise<void>): Promise<void> => {
    work = work.then(task).catch((error: unknown) => reportError(error));
    return work;
  };

  async function reconcile(): Promise<void> {
    reconciled = choicesOf(settings());
    const devices = await engine.listDevices();
    store.setState(devices);
    // Before the permission is asked for once, there is nothing that could be opened without the person.
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
    // Another way of processing takes over while the one before goes on: to everybody else the microphone stays on.
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
    // Labels are known only now: the device that the person chose may turn out to be here, or missing.
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

  /** What a slider moves: at once, and without looking at the devices. */
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

  return {
    async start() {
      const known = surroundings();
      if (known !== null) store.setState({ surroundings: known });
      await enqueue(reconcile);
    },
    async openMicrophone() {
      wantsMicrophone = true;
      await enqueue(reconcile);
    },
    applySettings() {
      applyLevels();
      if (choicesOf(settings()) !== reconciled) void enqueue(reconcile);
    },
    async testMicrophone() {
      if (store.getState().test !== 'idle') return;
      store.setState({ test: 'recording', testProblem: null, testLevel: null });
      const recording = await engine.recordSelfTest();
      if (recording.ok)
        store.setState({
          test: 'playing',
          testLevel: { levelDb: recording.value.levelDb, isClipped: recording.value.isClipped },
        });
      const outcome = recording.ok ? await engine.playSelfTest(recording.value) : recording;
      store.setState({ test: 'idle', testProblem: outcome.ok ? null : outcome.error });
    },
    async playTestTone() {
      if (store.getState().isTonePlaying) return;
      store.setState({ isTonePlaying: true });
      await engine.playCue('test');
      store.setState({ isTonePlaying: false });
    },
    dismissNotice: () => store.setState({ notice: null }),
  };
}

/** What needs a device to be opened anew, in a form to compare. */
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
