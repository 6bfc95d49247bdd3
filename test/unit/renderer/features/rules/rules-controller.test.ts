import { beforeEach, expect, it } from 'vitest';
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
let tasks: { run: () => void; delayMs: number; isCancelled: boolean }[];

beforeEach(() => {
  fake = createFakeBridge();
  store = createRulesStore();
  tasks = [];
  controller = createRulesController({
    bridge: fake.bridge,
    store,
    i18n: createI18n(),
    schedule(run, delayMs) {
      const task = { run, delayMs, isCancelled: false };
      tasks.push(task);
      return () => (task.isCancelled = true);
    },
  });
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
  expect(store.getState().problem).toBe(en.common.errors['no-lobby']);
  controller.discard();
  expect(store.getState()).toMatchObject({ draft: null, problem: null, rules: { maxMetres: 40 } });
});

it('keeps the preset that the rules began with while they are changed, and finds the one that a host chose', async () => {
  controller.choosePreset('shooter');
  expect(store.getState()).toMatchObject({ presetId: 'shooter', draft: { rules: HEARING_PRESETS.shooter } });
  controller.edit({ maxMetres: 50 });
  await rest();
  controller.receiveRules({ ...HEARING_PRESETS.shooter, maxMetres: 50 }, 'playing');
  expect(store.getState().presetId).toBe('shooter');
  controller.receiveRules(HEARING_PRESETS.roleplay, 'playing');
  expect(store.getState().presetId).toBe('roleplay');
});
