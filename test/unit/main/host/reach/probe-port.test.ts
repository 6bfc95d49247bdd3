import { expect, it } from 'vitest';
import { probePort } from '../../../../../main/host/reach/probe-port.ts';
import type { ProbeAnswer } from '../../../../../main/host/reach/rendezvous-agent.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { settle } from '../../../../support/rendezvous/rendezvous-lab.ts';

function start(answer: ProbeAnswer | undefined) {
  const clock = new ManualClock();
  const state = { arrive: (): void => {}, isExpecting: false, asked: '' };
  const probing = probePort({
    port: 7_777,
    agents: {
      probe: async (port, transaction) => {
        state.asked = `${port} ${transaction}`;
        return answer;
      },
    },
    endpoint: {
      expectProbe: (transaction, onArrived) => {
        state.arrive = onArrived;
        state.isExpecting = transaction.length === 12;
        return () => (state.isExpecting = false);
      },
    },
    random: (byteCount) => Buffer.alloc(byteCount, 0xab),
    schedule: clock.schedule,
  });
  return { clock, state, probing };
}

it('finds a port open at which the request arrives', async () => {
  const { clock, state, probing } = start({ udp: true, tcp: true });
  expect(state.asked).toBe(`7777 ${'ab'.repeat(12)}`);
  await settle(() => clock.pending === 1);
  state.arrive();
  expect(await probing).toEqual({ udp: 'open', tcp: 'open' });
  expect([state.isExpecting, clock.pending]).toEqual([false, 0]);
});

it('finds a port closed at which nothing arrives in time', async () => {
  const { clock, probing } = start({ udp: true, tcp: false });
  await settle(() => clock.pending === 1);
  clock.advance(1_500);
  expect(await probing).toEqual({ udp: 'closed', tcp: 'closed' });
});

it('finds nothing out without a rendezvous, or one that cannot send', async () => {
  expect(await start(undefined).probing).toBeUndefined();
  expect(await start({ udp: false, tcp: false }).probing).toEqual({ udp: 'unknown', tcp: 'closed' });
});
