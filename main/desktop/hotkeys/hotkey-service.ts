import type { Binding, Trigger } from '../../../shared/model/keys/bindings.ts';
import { failure } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { AppEvents, HotkeyService } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { HeldBindings } from './held-bindings.ts';
import type { HotkeyPlan, HotkeyStep } from './hotkey-plan.ts';
import type { HotkeySource, HotkeyStatus, SourceListener } from './hotkey-source.ts';

export interface HotkeyServiceOptions {
  readonly plan: HotkeyPlan;
  /** Creates the source of one step, which reports to `listener`. It starts nothing. */
  readonly createSource: (step: HotkeyStep, listener: SourceListener) => HotkeySource;
  /** Whether a trigger arrives by this way while another program has the focus. */
  readonly isHeard: (trigger: Trigger, way: HotkeyStep['way']) => boolean;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** Hears bound keys by the best way that this system offers, and reports them to the app. */
export function createHotkeyService({
  plan,
  createSource,
  isHeard,
  schedule,
  log,
}: HotkeyServiceOptions): HotkeyService {
  const events = new TypedEmitter<AppEvents>((error) => log.error('A listener of the keys failed.', error));
  const held = new HeldBindings(schedule, (binding, isDown) => events.emit('hotkeys:action', { ...binding, isDown }));
  let used = 0;
  let bindings: readonly Binding[] = [];
  let isListening = false;
  let lastSent = '';
  const sources = plan.steps.map((step, index) =>
    createSource(step, {
      onStatus() {
        if (index === used) followStatus();
      },
      onInput(binding, isDown) {
        if (index === used) held.handle(binding, isDown);
      },
      onLost: () => held.releaseAll(),
    }),
  );

  function status(): HotkeyStatus {
    const step = plan.steps[used];
    const source = sources[used]?.status();
    if (step === undefined || source === undefined)
      return {
        way: 'none',
        state: isListening ? 'failed' : 'off',
        problem: plan.problem,
        boundByPortal: [],
        unheard: [],
      };
    const unheard = bindings.map(({ trigger }) => trigger).filter((trigger) => !isHeard(trigger, step.way));
    return { way: step.way, ...source, problem: source.problem ?? (step.isLimited ? 'limited' : null), unheard };
  }

  function sendStatus(): void {
    const newest = status();
    const text = JSON.stringify(newest);
    if (text === lastSent) return;
    lastSent = text;
    if (newest.state === 'failed')
      log.warn(`Keys outside the window are not received (${newest.way}: ${newest.problem}).`);
    events.emit('hotkeys:status', newest);
  }

  function followStatus(): void {
    if (status().problem === 'no-portal' && isListening && used + 1 < sources.length) {
      use(used + 1);
      sources[used]?.listen(bindings);
    }
    sendStatus();
  }

  /** Switches to another way. */
  function use(index: number): void {
    const before = sources[used];
    used = index;
    before?.stopListening();
  }

  return {
    on: (name, listener) => events.on(name, listener),
    announce() {
      lastSent = '';
      sendStatus();
    },
    setBindings(newest) {
      bindings = newest;
      held.keepOnly(bindings);
      if (isListening) sources[used]?.listen(bindings);
      // Before the first status, nobody follows.
      if (lastSent !== '') sendStatus();
    },
    listen(isOn) {
      if (isOn === isListening) return;
      isListening = isOn;
      if (isOn) {
        // A way that the system did not offer last time may be available now.
        if (used !== 0) use(0);
        sources[used]?.listen(bindings);
      } else {
        sources[used]?.stopListening();
        held.releaseAll();
      }
      sendStatus();
    },
    async record() {
      return (
        sources[used]?.record() ??
        failure('cannot-record', "Earshot can't detect keys in other windows here. Press the key in this window.")
      );
    },
    cancelRecording: () => sources[used]?.cancelRecording(),
    release() {
      sources[used]?.forgetHeld();
      held.releaseAll();
    },
    async close() {
      isListening = false;
      held.releaseAll();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}
