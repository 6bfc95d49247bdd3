import type { Settings } from '../../../shared/model/settings.ts';
import type { AudioEngine, MicrophoneOptions } from '../../audio/audio-engine.ts';
import { microphoneProblem } from '../../audio/microphone-problem.ts';
import { chooseDevice, describeChange, deviceIdOf, type ChosenDevice } from './choose-device.ts';
import type { DevicesStore } from './devices-store.ts';

export interface DevicesController {
  /** Lists the devices, and opens the microphone where that asks the person nothing. */
  start(): Promise<void>;
  /** Opens the microphone, asking the person where needed. */
  openMicrophone(): Promise<void>;
  /** Follows what the person chose. */
  applySettings(): void;
  /** Records three seconds and plays them back. */
  testMicrophone(): Promise<void>;
  dismissNotice(): void;
}

export interface DevicesDependencies {
  readonly engine: AudioEngine;
  readonly store: DevicesStore;
  readonly settings: () => Settings;
}

/**
 * Brings microphone and speakers to what the person chose and what is plugged in. Reconciles one change after the other;
 * what is wanted may change meanwhile, and the last wish wins.
 */
export function createDevicesController({ engine, store, settings }: DevicesDependencies): DevicesController {
  let wantsMicrophone = false;
  let opened: MicrophoneOptions | undefined;
  let input: ChosenDevice = { kind: 'default' };
  let output: ChosenDevice = { kind: 'default' };
  let work: Promise<void> = Promise.resolve();

  const enqueue = (task: () => Promise<void>): Promise<void> => {
    work = work.then(task).catch((error: unknown) => reportError(error));
    return work;
  };

  async function reconcile(): Promise<void> {
    const devices = await engine.listDevices();
    store.setState(devices);
    if (wantsMicrophone) await reconcileMicrophone();
    await reconcileOutput();
  }

  async function reconcileMicrophone(): Promise<void> {
    const { inputs, microphone } = store.getState();
    const { inputDevice, echoCancellation, noiseSuppression, autoGainControl } = settings();
    const areLabelsKnown = inputs.some(({ label }) => label !== '');
    const next = chooseDevice(inputDevice, inputs);
    if (areLabelsKnown) say(describeChange(input, next, 'microphone'));
    const options = { deviceId: deviceIdOf(next), echoCancellation, noiseSuppression, autoGainControl };
    if (areLabelsKnown) input = next;
    if (microphone === 'on' && opened !== undefined && isSame(opened, options)) return;
    store.setState({ microphone: 'opening' });
    const result = await engine.openMicrophone(options);
    opened = result.ok ? options : undefined;
    if (result.ok) store.setState({ microphone: 'on', microphoneLabel: result.value.label, problem: null, ...(await engine.listDevices()) });
    else store.setState({ microphone: 'failed', microphoneLabel: '', problem: result.error });
    // Labels are known only now: the device that the person chose may turn out to be here, or missing.
    if (result.ok && !areLabelsKnown && inputDevice !== null) await reconcileMicrophone();
  }

  async function reconcileOutput(): Promise<void> {
    const { outputs } = store.getState();
    if (!outputs.some(({ label }) => label !== '')) return;
    const next = chooseDevice(settings().outputDevice, outputs);
    say(describeChange(output, next, 'speakers'));
    output = next;
    if (!(await engine.setOutputDevice(deviceIdOf(next) ?? ''))) say('The chosen speakers cannot be used. The ones before stay in use.');
  }

  function say(notice: string | null): void {
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
      wantsMicrophone ||= await engine.mayUseMicrophone();
      await enqueue(reconcile);
    },
    async openMicrophone() {
      wantsMicrophone = true;
      await enqueue(reconcile);
    },
    applySettings: () => void enqueue(reconcile),
    async testMicrophone() {
      if (store.getState().test !== 'idle') return;
      store.setState({ test: 'recording', testProblem: null });
      const recording = await engine.recordSelfTest();
      if (recording.ok) store.setState({ test: 'playing' });
      const outcome = recording.ok ? await engine.playSelfTest(recording.value) : recording;
      store.setState({ test: 'idle', testProblem: outcome.ok ? null : outcome.error.message });
    },
    dismissNotice: () => store.setState({ notice: null }),
  };
}

function isSame(a: MicrophoneOptions, b: MicrophoneOptions): boolean {
  return (
    a.deviceId === b.deviceId &&
    a.echoCancellation === b.echoCancellation &&
    a.noiseSuppression === b.noiseSuppression &&
    a.autoGainControl === b.autoGainControl
  );
}
