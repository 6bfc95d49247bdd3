import { beforeEach, describe, expect, it } from 'vitest';
import {
  createRulesController,
  SEND_AFTER_MS,
  type RulesController,
} from '../../../../../renderer/features/rules/rules-controller.ts';
import { createRulesStore, type RulesStore } from '../../../../../renderer/features/rules/rules-store.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../../renderer/i18n/locales/en/index.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { createFakeBridge, type FakeBridge } from '../../../../support/window/fake-bridge.ts';

let fake: FakeBridge;
let store: RulesStore;
let controller: RulesController;
let toasts: { text: string; undo: (() => void) | null }[];
let hasOthers: boolean;
let tasks: { run: () => void; delayMs: number; isCancelled: boolean }[];

beforeEach(() => {
  fake = createFakeBridge();
  store = createRulesStore();
  tasks = [];
  toasts = [];
  hasOthers = false;
  controller = createRulesController({
    sendRules: async (rules) => {
      const taken = await fake.bridge.invoke('lobby:set-rules', rules);
      return taken.ok ? null : `refused: ${taken.error.code}`;
    },
    store,
    i18n: createI18n(),
    schedule(run, delayMs) {
      const task = { run, delayMs, isCancelled: false };
      tasks.push(task);
      return () => (task.isCancelled = true);
    },
    showToast: (_topic, text, undo) => toasts.push({ text, undo }),
    hasOthers: () => hasOthers,
  });
  controller.enterLobby(false);
  controller.receiveRules({ ...DEFAULT_HEARING_RULES, maxMetres: 40 }, 'playing');
});

/** Runs pending timers and lets the host answer. */
async function rest(): Promise<void> {
  for (const task of tasks.splice(0)) if (!task.isCancelled) task.run();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

const sent = () => fake.calls.map(({ request }) => request);

it('sends a change of one rule with all others unchanged, once the person pauses', async () => {
  controller.edit({ maxMetres: 41 });
  controller.edit({ maxMetres: 42 });
  controller.setPhase('meeting');
  expect(sent()).toEqual([]);
  expect(tasks.at(-1)?.delayMs).toBe(SEND_AFTER_MS);
  await rest();
  expect(sent()).toEqual([{ rules: { ...DEFAULT_HEARING_RULES, maxMetres: 42 }, phase: 'meeting' }]);
  expect(store.getState()).toMatchObject({ rules: { maxMetres: 42 }, phase: 'meeting', draft: null });
});

it('keeps an invalid change, explains it, and sends it once it is valid', async () => {
  controller.edit({ minMetres: 50 });
  await rest();
  expect(sent()).toEqual([]);
  expect(store.getState()).toMatchObject({
    draft: { rules: { minMetres: 50 } },
    problem: en.rules.problem.endTooNear,
  });
  controller.edit({ maxMetres: 60 });
  await rest();
  expect(sent()).toMatchObject([{ rules: { minMetres: 50, maxMetres: 60 } }]);
  expect(store.getState().problem).toBeNull();
});

it('sends changes made while the host applied the previous ones', async () => {
  const taken: (() => void)[] = [];
  fake.answer('lobby:set-rules', () => new Promise((resolve) => taken.push(() => resolve(success({})))));
  controller.edit({ maxMetres: 50 });
  await rest();
  controller.edit({ maxMetres: 60 });
  await rest();
  expect(sent()).toHaveLength(1);
  taken[0]?.();
  await rest();
  expect(sent()).toMatchObject([{ rules: { maxMetres: 50 } }, { rules: { maxMetres: 60 } }]);
});

it('reports why the host refused a change, and discards it on closing', async () => {
  fake.answer('lobby:set-rules', () => failure('no-lobby', 'Not hosting.'));
  controller.edit({ maxMetres: 50 });
  await rest();
  expect(store.getState().problem).toBe('refused: no-lobby');
  controller.discard();
  expect(store.getState()).toMatchObject({ draft: null, problem: null, rules: { maxMetres: 40 } });
});

describe('sets', () => {
  it('keeps the set that the rules began with while they are changed, and finds the one that a host chose', async () => {
    controller.chooseSet('shooter');
    expect(store.getState()).toMatchObject({ base: { id: 'shooter' }, draft: { rules: HEARING_PRESETS.shooter } });
    controller.edit({ maxMetres: 50 });
    await rest();
    controller.receiveRules({ ...HEARING_PRESETS.shooter, maxMetres: 50 }, 'playing');
    expect(store.getState().base).toEqual({ id: 'shooter', rules: HEARING_PRESETS.shooter });
    controller.receiveRules(HEARING_PRESETS.roleplay, 'playing');
    expect(store.getState().base.id).toBe('roleplay');
  });

  it('takes the range that the host chose as part of the plain preset, and later changes as changes', async () => {
    expect(store.getState().base).toMatchObject({ id: 'plain', rules: { maxMetres: 40 } });
    controller.edit({ maxMetres: 50 });
    await rest();
    controller.receiveRules({ ...DEFAULT_HEARING_RULES, maxMetres: 50 }, 'playing');
    expect(store.getState().base.rules.maxMetres).toBe(40);
    controller.resetToBase();
    await rest();
    expect(store.getState().rules.maxMetres).toBe(40);
  });

  it('waits for a confirmation while others are in the lobby', async () => {
    hasOthers = true;
    controller.chooseSet('shooter');
    await rest();
    expect(sent()).toEqual([]);
    expect(store.getState()).toMatchObject({ pending: { id: 'shooter' }, base: { id: 'plain' } });
    controller.cancelPending();
    expect(store.getState().pending).toBeNull();
    controller.chooseSet('survival');
    controller.applyPending();
    await rest();
    expect(sent()).toMatchObject([{ rules: HEARING_PRESETS.survival }]);
    expect(store.getState()).toMatchObject({ pending: null, base: { id: 'survival' } });
  });

  it('forgets everything in another lobby', () => {
    controller.chooseSet('shooter');
    controller.enterLobby(false);
    controller.receiveRules(HEARING_PRESETS.survival, 'playing');
    expect(store.getState()).toMatchObject({ base: { id: 'survival' }, draft: null });
    controller.undo();
    expect(store.getState().draft).toBeNull();
  });
});

describe('taking back', () => {
  it('is offered with what has changed once the host has applied it', async () => {
    controller.edit({ effects: true });
    expect(toasts).toEqual([]);
    await rest();
    expect(toasts).toMatchObject([{ text: 'Rules: Effects: on.' }]);
    toasts[0]?.undo?.();
    expect(toasts.at(-1)).toEqual({ text: 'Undone: Effects: off.', undo: null });
    await rest();
    expect(store.getState().rules.effects).toBe(false);
    expect(toasts).toHaveLength(2);
  });

  it('goes back step by step, with the set that the rules began with', async () => {
    controller.chooseSet('shooter');
    await rest();
    controller.edit({ effects: false });
    await rest();
    controller.undo();
    await rest();
    expect(store.getState()).toMatchObject({ rules: HEARING_PRESETS.shooter, base: { id: 'shooter' } });
    controller.undo();
    await rest();
    expect(store.getState()).toMatchObject({ rules: { maxMetres: 40 }, base: { id: 'plain' } });
    controller.undo();
    expect(store.getState().draft).toBeNull();
  });

  it('leaves a phase alone that the game has changed since', async () => {
    controller.edit({ effects: true });
    await rest();
    controller.receiveRules(store.getState().rules, 'meeting');
    controller.undo();
    await rest();
    expect(store.getState()).toMatchObject({ rules: { effects: false }, phase: 'meeting' });
  });

  it('takes back a phase', async () => {
    controller.setPhase('meeting');
    await rest();
    expect(toasts.at(-1)?.text).toBe('Rules: A meeting begins.');
    controller.undo();
    await rest();
    expect(store.getState().phase).toBe('playing');
  });

  it('does not offer what was never applied', async () => {
    controller.edit({ minMetres: 50 });
    await rest();
    controller.discard();
    controller.undo();
    await rest();
    expect(sent()).toEqual([]);
    expect(toasts).toEqual([]);
  });
});

describe('a member', () => {
  const before = { ...DEFAULT_HEARING_RULES, maxMetres: 60 };

  it('reads who changed what', () => {
    controller.tellChange(before, DEFAULT_HEARING_RULES, 'Mira');
    controller.tellChange(before, DEFAULT_HEARING_RULES, null);
    expect(toasts).toEqual([
      { text: 'Mira changed the rules: Voices carry 30 m instead of 60 m.', undo: null },
      { text: 'The host changed the rules: Voices carry 30 m instead of 60 m.', undo: null },
    ]);
  });

  it('reads nothing about a change without an effect', () => {
    controller.tellChange(DEFAULT_HEARING_RULES, { ...DEFAULT_HEARING_RULES, edgeDb: -20 }, 'Mira');
    expect(toasts).toEqual([]);
  });
});

it('begins practice with the preset of its scenario, unmodified although its map shows everybody', () => {
  controller.enterLobby(true);
  const rules = { ...HEARING_PRESETS['social-deduction'], mapShows: 'everybody' as const };
  controller.receiveRules(rules, 'playing');
  expect(store.getState().base).toEqual({ id: 'social-deduction', rules });
  controller.enterLobby(false);
  controller.receiveRules(rules, 'playing');
  expect(store.getState().base.id).toBe('plain');
});
