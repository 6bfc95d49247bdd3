import { expect, it } from 'vitest';
import type { PortalBus } from '../../../../../main/desktop/hotkeys/portal-bus.ts';
import { PortalSource } from '../../../../../main/desktop/hotkeys/portal-source.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const PORTAL_NAME = ':1.9';
const RESULTS: Readonly<Record<string, unknown>> = {
  CreateSession: { session_handle: { value: '/session' } },
  BindShortcuts: { shortcuts: { value: [] } },
};

/** A bus with a portal that grants everything at once; `end` closes it. */
function openFakeBus(): PortalBus & { end(): void } {
  let onSignal: Parameters<PortalBus['onSignal']>[0] = () => {};
  let onClosed = (): void => {};
  return {
    name: ':1.42',
    variant: (text) => text,
    async call({ member }) {
      const results = RESULTS[member];
      const path = `/org/freedesktop/portal/desktop/request/1_42/${member === 'CreateSession' ? 'earshot_session' : 'earshot_bind'}`;
      if (results !== undefined)
        onSignal({ sender: PORTAL_NAME, path, interface: '', member: 'Response', body: [0, results] });
      return member === 'GetNameOwner' ? [PORTAL_NAME] : [];
    },
    async watch() {},
    onSignal: (listener) => void (onSignal = listener),
    onClosed: (listener) => void (onClosed = listener),
    close() {},
    end: () => onClosed(),
  };
}

function setUp() {
  const clock = new ManualClock();
  const buses: ReturnType<typeof openFakeBus>[] = [];
  const source = new PortalSource({
    async openBus() {
      const bus = openFakeBus();
      buses.push(bus);
      return bus;
    },
    listener: { onStatus() {}, onInput() {}, onLost() {} },
    schedule: clock.schedule,
    log: silentLog,
  });
  source.listen([]);
  const isOn = (): Promise<void> => expect.poll(() => source.status().state).toBe('on');
  return { clock, buses, source, isOn };
}

it('looks again for a portal that ended as often as needed, waiting longer each time, up to 30 s', async () => {
  const { clock, buses, source, isOn } = setUp();
  for (const delayMs of [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    await isOn();
    const count = buses.length;
    buses.at(-1)?.end();
    expect(source.status()).toMatchObject({ state: 'starting', problem: 'died' });
    clock.advance(delayMs - 1);
    expect(buses).toHaveLength(count);
    clock.advance(1);
  }
  await isOn();
});

it('resets the count of portal ends after a minute without any', async () => {
  const { clock, buses, source, isOn } = setUp();
  for (let count = 0; count < 6; count++) {
    await isOn();
    clock.advance(60_000);
    buses.at(-1)?.end();
    clock.advance(2_000);
  }
  await isOn();
  expect(buses).toHaveLength(7);
  source.stopListening();
  expect(clock.pending).toBe(0);
});
