import { beforeEach, expect, it } from 'vitest';
import {
  createWhisperController,
  type WhisperController,
} from '../../../../../renderer/features/whisper/whisper-controller.ts';
import { createWhisperStore, type WhisperStore } from '../../../../../renderer/features/whisper/whisper-store.ts';
import type { WhisperTo } from '../../../../../shared/protocol/people/whisper-messages.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

let store: WhisperStore;
let controller: WhisperController;
let clock: ManualClock;
let sent: (readonly number[])[];
let problems: string[];
let lastRequest: number;

const link = (accepts = true) => ({
  send: ({ ids, request }: WhisperTo) => {
    sent.push(ids);
    lastRequest = request;
  },
  accepts: () => accepts,
});

beforeEach(() => {
  [sent, problems, lastRequest] = [[], [], 0];
  clock = new ManualClock();
  store = createWhisperStore();
  controller = createWhisperController({
    store,
    schedule: clock.schedule,
    onProblem: (problem) => void problems.push(problem),
  });
  controller.setLink(link(), false);
  for (const id of [3, 4]) controller.toggle(id);
});

it('whispers to the chosen players until a moment after the key goes up', () => {
  expect(controller.hold()).toBe(true);
  controller.receive({ type: 'whisper-answer', request: lastRequest, ids: [4], code: 'kept-apart', message: '' });
  expect([sent, store.getState().heard, problems]).toEqual([[[3, 4]], [4], ['kept-apart']]);
  controller.release(60);
  clock.advance(59);
  expect(sent).toHaveLength(1);
  clock.advance(1);
  expect([sent, store.getState().heard]).toEqual([[[3, 4], []], null]);
});

it('goes on when the key goes down again in time', () => {
  controller.hold();
  controller.release(60);
  controller.hold();
  clock.advance(100);
  expect([sent, store.getState().heard]).toEqual([
    [
      [3, 4],
      [3, 4],
    ],
    [3, 4],
  ]);
});

it('does not begin without players, rules or a host that allow it', () => {
  controller.clear();
  expect(controller.hold()).toBe(false);
  controller.toggle(3);
  controller.setAllowedByRules(false);
  expect([controller.hold(), store.getState().isAllowed]).toEqual([false, false]);
  controller.setAllowedByRules(true);
  controller.setLink(link(false), true);
  expect([controller.hold(), problems, sent]).toEqual([false, ['no-targets', 'whisper-off', 'whisper-refused'], []]);
});

it('chooses at most sixteen players, and forgets those who leave', () => {
  for (let id = 5; id <= 20; id++) controller.toggle(id);
  expect([store.getState().targets.length, problems]).toEqual([16, ['too-many', 'too-many']]);
  controller.receive({ type: 'changes', participants: [], left: [3, 99] });
  controller.toggle(4);
  expect(store.getState().targets.slice(0, 2)).toEqual([5, 6]);
});

it('continues on the next connection, before anyone else could hear', () => {
  controller.hold();
  controller.setLink(null, false);
  controller.setLink(link(), true);
  expect([sent.at(-1), store.getState().heard]).toEqual([
    [3, 4],
    [3, 4],
  ]);
});

it('ends in another lobby, where the ids are those of others', () => {
  controller.hold();
  controller.setLink(null, false);
  controller.setLink(link(), false);
  expect([sent, store.getState().targets, store.getState().heard]).toEqual([[[3, 4]], [], null]);
});

it('keeps who whispers to you, on this connection', () => {
  controller.receive({ type: 'whispers', from: [9] });
  expect(store.getState().from).toEqual([9]);
  controller.setLink(null, false);
  expect(store.getState().from).toEqual([]);
});
