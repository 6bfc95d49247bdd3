import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createHotkeysController,
  RECORDING_MS,
  type HotkeysController,
} from '../../../../../renderer/features/hotkeys/hotkeys-controller.ts';
import type { WindowPress } from '../../../../../renderer/features/hotkeys/record-in-window.ts';
import { createHotkeysStore, type HotkeysStore } from '../../../../../renderer/features/hotkeys/hotkeys-store.ts';
import { MAX_BINDINGS, type Binding, type Trigger } from '../../../../../shared/model/keys/bindings.ts';
import { LETTER_KEYS } from '../../../../support/letter-keys.ts';
import { success } from '../../../../../shared/result.ts';
import { createFakeBridge, type FakeBridge } from '../../../../support/window/fake-bridge.ts';

const key = (code: string): Trigger => ({ device: 'keyboard', code });

let fake: FakeBridge;
let store: HotkeysStore;
let bindings: readonly Binding[];
let controller: HotkeysController;
let inWindow: ((press: WindowPress) => void) | undefined;
let answers: ((trigger: Trigger | null) => void)[];
let tasks: { readonly run: () => void; readonly delayMs: number; isCancelled: boolean }[];

beforeEach(() => {
  fake = createFakeBridge();
  answers = [];
  fake.answer(
    'hotkeys:record',
    () => new Promise((resolve) => answers.push((trigger) => resolve(success({ trigger })))),
  );
  fake.answer('hotkeys:cancel-recording', () => success({}));
  store = createHotkeysStore();
  bindings = LETTER_KEYS;
  tasks = [];
  controller = createHotkeysController({
    bridge: fake.bridge,
    store,
    bindings: () => bindings,
    setBindings: (next) => (bindings = next),
    recordInWindow(onTrigger) {
      inWindow = onTrigger;
      return () => (inWindow = undefined);
    },
    readKeyLayout: async () => new Map([['KeyV', 'м']]),
    schedule(run, delayMs) {
      const task = { run, delayMs, isCancelled: false };
      tasks.push(task);
      return () => (task.isCancelled = true);
    },
  });
});

const triggersOf = (action: Binding['action']): Trigger[] =>
  bindings.filter((binding) => binding.action === action).map(({ trigger }) => trigger);
const invoked = (name: string): number => fake.calls.filter((call) => call.name === name).length;

describe('recording', () => {
  it('takes a key from the window, and stops recording outside it', () => {
    controller.record('talk', 'add');
    expect(store.getState().recording).toEqual({ action: 'talk', kind: 'add' });
    inWindow?.(key('F8'));
    expect(triggersOf('talk')).toEqual([key('KeyV'), key('F8')]);
    expect(store.getState().recording).toBeNull();
    expect(inWindow).toBeUndefined();
    expect(invoked('hotkeys:cancel-recording')).toBe(1);
    expect(tasks.every(({ isCancelled }) => isCancelled)).toBe(true);
  });

  it('takes a key that was pressed elsewhere on the machine, and stops recording in the window', async () => {
    controller.record('talk', 'replace');
    answers[0]?.({ device: 'mouse', button: 4 });
    await vi.waitFor(() => expect(triggersOf('talk')).toEqual([{ device: 'mouse', button: 4 }]));
    expect(inWindow).toBeUndefined();
  });

  it('counts a key once when both sources see it', async () => {
    controller.record('talk', 'add');
    inWindow?.(key('F8'));
    answers[0]?.(key('F9'));
    await Promise.resolve();
    expect(triggersOf('talk')).toEqual([key('KeyV'), key('F8')]);
  });

  it('continues in the window when there is no global listener', async () => {
    controller.record('talk', 'add');
    answers[0]?.(null);
    await Promise.resolve();
    expect(store.getState().recording).not.toBeNull();
    inWindow?.(key('F8'));
    expect(triggersOf('talk')).toHaveLength(2);
  });

  it('ends with Escape in either place, and after ten seconds', async () => {
    controller.record('talk', 'add');
    inWindow?.(null);
    expect(store.getState().recording).toBeNull();
    controller.record('talk', 'add');
    answers.at(-1)?.(key('Escape'));
    await vi.waitFor(() => expect(store.getState().recording).toBeNull());
    controller.record('talk', 'add');
    expect(tasks.at(-1)?.delayMs).toBe(RECORDING_MS);
    tasks.at(-1)?.run();
    expect(store.getState().recording).toBeNull();
    expect(bindings).toBe(LETTER_KEYS);
  });

  it('says that its time has ended, and forgets it when you try again', () => {
    controller.record('talk', 'add');
    tasks.at(-1)?.run();
    expect(store.getState().problem).toEqual({ action: 'talk', trigger: null, code: 'timeout' });
    controller.record('talk', 'add');
    expect(store.getState().problem).toBeNull();
  });

  it('waits for the whole time again after a key that it refused, in both places', async () => {
    controller.record('talk', 'add');
    const [first] = tasks;
    inWindow?.(key('KeyW'));
    expect(first?.isCancelled).toBe(true);
    expect(tasks.filter(({ isCancelled }) => !isCancelled).map(({ delayMs }) => delayMs)).toEqual([RECORDING_MS]);
    // The main process has waited for its own ten seconds.
    answers[0]?.(null);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.(key('F8'));
    await vi.waitFor(() => expect(triggersOf('talk')).toEqual([key('KeyV'), key('F8')]));
    expect(tasks.every(({ isCancelled }) => isCancelled)).toBe(true);
  });

  it('forgets why a key was refused when you cancel, or leave the page', () => {
    controller.record('talk', 'add');
    inWindow?.(key('KeyW'));
    controller.cancelRecording();
    expect(store.getState().problem).toBeNull();
    controller.record('talk', 'add');
    tasks.at(-1)?.run();
    controller.leave();
    expect(store.getState()).toMatchObject({ recording: null, proposal: null, problem: null });
  });

  it('explains why a key cannot be used, and waits for another, in both places', async () => {
    controller.record('talk', 'add');
    inWindow?.(key('KeyW'));
    expect(store.getState()).toMatchObject({
      problem: { action: 'talk', code: 'moves' },
      recording: { action: 'talk' },
    });
    answers[0]?.(key('Tab'));
    await vi.waitFor(() => expect(store.getState().problem?.code).toBe('window'));
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.(key('F8'));
    await vi.waitFor(() => expect(triggersOf('talk')).toHaveLength(2));
    expect(store.getState().problem).toBeNull();
  });
});

it('says that gamepads and further mouse buttons cannot be bound, and waits for another key', () => {
  controller.record('talk', 'replace');
  inWindow?.('unsupported');
  expect(store.getState()).toMatchObject({
    problem: { action: 'talk', trigger: null, code: 'unsupported' },
    recording: { action: 'talk' },
  });
  inWindow?.(key('F13'));
  expect(triggersOf('talk')).toEqual([key('F13')]);
});

it('binds a suggested key in place of the others', () => {
  controller.choose('talk', { device: 'mouse', button: 3 });
  expect(triggersOf('talk')).toEqual([{ device: 'mouse', button: 3 }]);
});

describe('a key that belongs to another action', () => {
  beforeEach(() => {
    controller.record('toggle-mute', 'add');
    inWindow?.(key('KeyC'));
  });

  it('moves only after confirmation', () => {
    expect(store.getState().proposal).toMatchObject({
      action: 'toggle-mute',
      trigger: key('KeyC'),
      takenFrom: 'whisper',
    });
    expect(bindings).toBe(LETTER_KEYS);
    controller.acceptProposal();
    expect(triggersOf('toggle-mute')).toEqual([key('KeyC')]);
    expect(triggersOf('whisper')).toEqual([]);
    expect(store.getState().proposal).toBeNull();
  });

  it('otherwise stays where it was', () => {
    controller.refuseProposal();
    expect(bindings).toBe(LETTER_KEYS);
    expect(store.getState().proposal).toBeNull();
  });
});

it('is kept once when the action already has it', () => {
  controller.record('talk', 'add');
  inWindow?.(key('KeyV'));
  expect(triggersOf('talk')).toEqual([key('KeyV')]);
});

it('reports when there is no room for more', () => {
  bindings = Array.from({ length: MAX_BINDINGS }, (_, index): Binding => ({
    action: 'talk',
    trigger: key(`F${index}`),
  }));
  controller.record('talk', 'add');
  inWindow?.(key('KeyB'));
  expect(store.getState().problem?.code).toBe('full');
  expect(bindings).toHaveLength(MAX_BINDINGS);
});

it('removes one key, and all of them', () => {
  controller.remove(key('KeyV'));
  expect(triggersOf('talk')).toEqual([]);
  controller.removeAll();
  expect(bindings).toEqual([]);
});

it('keeps the status of global hotkeys, and the layout', async () => {
  fake.emit('hotkeys:status', { way: 'hook', state: 'on', problem: null, boundByPortal: [], unheard: [] });
  expect(store.getState().status.state).toBe('on');
  await controller.readLayout();
  expect(store.getState().layout.get('KeyV')).toBe('м');
});
