import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Binding, Trigger, VoiceAction } from '../../../shared/model/keys/bindings.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { actionOf, withBinding, withoutTrigger, type RecordingKind } from './triggers/bindings.ts';
import type { HotkeysStore, Recording } from './hotkeys-store.ts';
import type { KeyLayout } from './triggers/trigger-name.ts';
import type { WindowPress } from './record-in-window.ts';
import { triggerProblem } from './triggers/trigger-problem.ts';

/** The timeout, the same as the main process's. */
export const RECORDING_MS = 10_000;

export interface HotkeysController {
  /** Waits for a key or mouse button, in this window or anywhere on the machine, and binds it to `action`. */
  record(action: VoiceAction, kind: RecordingKind): void;
  cancelRecording(): void;
  /** Binds a suggested key to `action`, in place of its others. */
  choose(action: VoiceAction, trigger: Trigger): void;
  /** Moves the pressed key here from the action that has it. */
  acceptProposal(): void;
  refuseProposal(): void;
  remove(trigger: Trigger): void;
  removeAll(): void;
  /** Reads the keyboard layout again: people change it while programs run. */
  readLayout(): Promise<void>;
}

export interface HotkeysDependencies {
  readonly bridge: EarshotBridge;
  readonly store: HotkeysStore;
  readonly bindings: () => readonly Binding[];
  readonly setBindings: (bindings: Binding[]) => void;
  /** Reports what is pressed in this window, or null to cancel, until the returned function is called. */
  readonly recordInWindow: (onPress: (press: WindowPress) => void) => () => void;
  readonly readKeyLayout: () => Promise<KeyLayout>;
  readonly schedule: Schedule;
}

/** Follows the state of keys in other programs, and changes what keys do. */
export function createHotkeysController(dependencies: HotkeysDependencies): HotkeysController {
  const { bridge, store, bindings, setBindings, recordInWindow, readKeyLayout, schedule } = dependencies;
  let stopRecording: (() => void) | undefined;

  bridge.on('hotkeys:status', (status) => store.setState({ status }));

  function end(): void {
    stopRecording?.();
    stopRecording = undefined;
    store.setState({ recording: null });
  }

  function accept(recording: Recording, trigger: Trigger): void {
    const code = triggerProblem(trigger);
    if (code !== null) {
      // Keep waiting for a better key.
      store.setState({ problem: { action: recording.action, trigger, code } });
      return;
    }
    end();
    const takenFrom = actionOf(bindings(), trigger);
    if (takenFrom === undefined || takenFrom === recording.action) bind(recording, trigger);
    else store.setState({ proposal: { ...recording, trigger, takenFrom }, problem: null });
  }

  function bind({ action, kind }: Recording, trigger: Trigger): void {
    const next = withBinding(bindings(), action, trigger, kind);
    if (next === undefined) return store.setState({ problem: { action, trigger, code: 'full' } });
    store.setState({ problem: null });
    setBindings(next);
  }

  function follow(recording: Recording, press: WindowPress): void {
    if (press === null) end();
    else if (press === 'unsupported')
      store.setState({ problem: { action: recording.action, trigger: null, code: 'unsupported' } });
    else accept(recording, press);
  }

  async function recordElsewhere(recording: Recording): Promise<void> {
    while (store.getState().recording === recording) {
      const answer = await bridge.invoke('hotkeys:record', {});
      // If keys in other programs cannot be heard, the window's own remain.
      if (!answer.ok || answer.value.trigger === null || store.getState().recording !== recording) return;
      const { trigger } = answer.value;
      if (trigger.device === 'keyboard' && trigger.code === 'Escape') return end();
      accept(recording, trigger);
    }
  }

  return {
    record(action, kind) {
      end();
      const recording: Recording = { action, kind };
      store.setState({ recording, proposal: null, problem: null });
      const stopWindow = recordInWindow((press) => follow(recording, press));
      const cancelTimeout = schedule(end, RECORDING_MS);
      stopRecording = () => {
        stopWindow();
        cancelTimeout();
        void bridge.invoke('hotkeys:cancel-recording', {});
      };
      void recordElsewhere(recording);
    },
    cancelRecording: end,
    choose(action, trigger) {
      end();
      accept({ action, kind: 'replace' }, trigger);
    },
    acceptProposal() {
      const { proposal } = store.getState();
      store.setState({ proposal: null });
      if (proposal !== null) bind(proposal, proposal.trigger);
    },
    refuseProposal: () => store.setState({ proposal: null }),
    remove(trigger) {
      store.setState({ proposal: null, problem: null });
      setBindings(withoutTrigger(bindings(), trigger));
    },
    removeAll() {
      store.setState({ proposal: null, problem: null });
      setBindings([]);
    },
    async readLayout() {
      store.setState({ layout: await readKeyLayout() });
    },
  };
}
