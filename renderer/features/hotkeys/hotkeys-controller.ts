import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Binding, Trigger, VoiceAction } from '../../../shared/model/keys/bindings.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { actionOf, withBinding, withoutTrigger, type RecordingKind } from './triggers/bindings.ts';
import type { HotkeysStore, Recording } from './hotkeys-store.ts';
import type { KeyLayout } from './triggers/trigger-name.ts';
import type { WindowPress } from './record-in-window.ts';
import { triggerProblem, type TriggerProblem } from './triggers/trigger-problem.ts';

/** How long a key is awaited, after the last one that was refused too. The same as the main process's. */
export const RECORDING_MS = 10_000;

export interface HotkeysController {
  /** Waits for a key or mouse button, in this window or anywhere on the machine, and binds it to `action`. */
  record(action: VoiceAction, kind: RecordingKind): void;
  cancelRecording(): void;
  /** Ends what was begun and forgets what was said about it, because the player leaves the page. */
  leave(): void;
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
  let cancelTimeout = (): void => {};
  let refusedCount = 0;

  bridge.on('hotkeys:status', (status) => store.setState({ status }));

  function end(): void {
    stopRecording?.();
    stopRecording = undefined;
    store.setState({ recording: null });
  }

  /** Ends the recording without a key. */
  function cancel(): void {
    if (store.getState().recording !== null) store.setState({ problem: null });
    end();
  }

  /** Waits for the full time, from now. */
  function restartTimeout({ action }: Recording): void {
    cancelTimeout();
    cancelTimeout = schedule(() => {
      end();
      store.setState({ problem: { action, trigger: null, code: 'timeout' } });
    }, RECORDING_MS);
  }

  /** Says why a key cannot be used, and keeps waiting for a better one: reading that takes time. */
  function refuse(recording: Recording, trigger: Trigger | null, code: TriggerProblem | 'unsupported'): void {
    refusedCount += 1;
    store.setState({ problem: { action: recording.action, trigger, code } });
    if (store.getState().recording === recording) restartTimeout(recording);
  }

  function accept(recording: Recording, trigger: Trigger): void {
    const code = triggerProblem(trigger);
    if (code !== null) return refuse(recording, trigger, code);
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
    if (press === null) cancel();
    else if (press === 'unsupported') refuse(recording, null, 'unsupported');
    else accept(recording, press);
  }

  async function recordElsewhere(recording: Recording): Promise<void> {
    while (store.getState().recording === recording) {
      const refusedBefore = refusedCount;
      const answer = await bridge.invoke('hotkeys:record', {});
      // If keys in other programs cannot be heard, the window's own remain.
      if (!answer.ok || store.getState().recording !== recording) return;
      const { trigger } = answer.value;
      if (trigger?.device === 'keyboard' && trigger.code === 'Escape') return cancel();
      if (trigger !== null) accept(recording, trigger);
      // The time in the window began again when it refused a key.
      else if (refusedCount === refusedBefore) return;
    }
  }

  return {
    record(action, kind) {
      end();
      const recording: Recording = { action, kind };
      store.setState({ recording, proposal: null, problem: null });
      const stopWindow = recordInWindow((press) => follow(recording, press));
      restartTimeout(recording);
      stopRecording = () => {
        stopWindow();
        cancelTimeout();
        void bridge.invoke('hotkeys:cancel-recording', {});
      };
      void recordElsewhere(recording);
    },
    cancelRecording: cancel,
    leave() {
      end();
      store.setState({ proposal: null, problem: null });
    },
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
