import { beforeEach, expect, it } from 'vitest';
import { watchNetworkHints } from '../../../../renderer/link/network-hints.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { createFakeBridge } from '../../../support/window/fake-bridge.ts';

let clock: ManualClock;
let heard: string[];
let sleptMs: number;
let page: EventTarget;
let visible: EventTarget & { visibilityState: DocumentVisibilityState };
let connection: EventTarget;
let fake: ReturnType<typeof createFakeBridge>;
let stop: () => void;

beforeEach(() => {
  clock = new ManualClock();
  [heard, sleptMs] = [[], 0];
  page = new EventTarget();
  visible = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  connection = new EventTarget();
  fake = createFakeBridge();
  stop = watchNetworkHints(
    {
      bridge: fake.bridge,
      page,
      document: visible,
      connection,
      nowMs: clock.nowMs,
      wallMs: () => clock.nowMs() + sleptMs,
      schedule: clock.schedule,
    },
    (hint) => heard.push(hint),
  );
});

it('passes on what the main process notices', () => {
  for (const change of ['addresses', 'woke', 'stalled'] as const) fake.emit('link:network-changed', { change });
  expect(heard).toEqual(['changed', 'woke', 'changed']);
});

it('hears from the browser that it is online, on another network, or running again', () => {
  page.dispatchEvent(new Event('online'));
  page.dispatchEvent(new Event('pageshow'));
  connection.dispatchEvent(new Event('change'));
  visible.dispatchEvent(new Event('resume'));
  expect(heard).toEqual(['changed', 'changed', 'changed', 'changed']);
});

it('looks again when the page is shown, but not when it is hidden', () => {
  visible.visibilityState = 'hidden';
  visible.dispatchEvent(new Event('visibilitychange'));
  expect(heard).toEqual([]);
  visible.visibilityState = 'visible';
  visible.dispatchEvent(new Event('visibilitychange'));
  expect(heard).toEqual(['changed']);
});

it('notices sleep by the clocks', () => {
  clock.advance(10_000);
  sleptMs = 300_000;
  clock.advance(1_000);
  expect(heard).toEqual(['woke']);
});

it('hears nothing after it is stopped', () => {
  stop();
  page.dispatchEvent(new Event('online'));
  fake.emit('link:network-changed', { change: 'woke' });
  expect([heard, clock.pending]).toEqual([[], 0]);
});
