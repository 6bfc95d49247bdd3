import { expect, test } from 'vitest';
import { GatewayExchange, type GatewayLink } from '../../../../main/mapping/gateway-exchange.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

function createExchange() {
  const clock = new ManualClock();
  const sentAtMs: number[] = [];
  let receive = (_bytes: Uint8Array): void => undefined;
  let refuse = (): void => undefined;
  const link: GatewayLink = {
    send: () => sentAtMs.push(clock.nowMs()),
    onMessage: (listener) => (receive = listener),
    onRefused: (listener) => (refuse = listener),
    close: () => undefined,
  };
  const exchange = new GatewayExchange(link, clock.schedule);
  return {
    clock,
    sentAtMs,
    exchange,
    receive: (...bytes: number[]) => receive(Uint8Array.from(bytes)),
    refuse: () => refuse(),
  };
}

const readSeven = (bytes: Uint8Array): string | undefined => (bytes[0] === 7 ? 'seven' : undefined);

test('repeats a request with growing waits, and gives up', async () => {
  const { clock, sentAtMs, exchange } = createExchange();
  const asked = exchange.ask(Uint8Array.of(1), readSeven);
  clock.advance(5_000);
  await expect(asked).resolves.toBeUndefined();
  expect(sentAtMs).toEqual([0, 250, 750]);
  expect(clock.pending).toBe(0);
});

test('takes the first answer that makes sense', async () => {
  const { clock, sentAtMs, exchange, receive } = createExchange();
  const asked = exchange.ask(Uint8Array.of(1), readSeven);
  receive(6);
  receive();
  clock.advance(300);
  receive(7);
  await expect(asked).resolves.toBe('seven');
  clock.advance(5_000);
  expect(sentAtMs).toEqual([0, 250]);
});

test('gives up at once when nothing listens there, or when it is closed', async () => {
  const { exchange, refuse } = createExchange();
  const refused = exchange.ask(Uint8Array.of(1), readSeven);
  refuse();
  await expect(refused).resolves.toBeUndefined();
  const closed = exchange.ask(Uint8Array.of(1), readSeven);
  exchange.close();
  await expect(closed).resolves.toBeUndefined();
});
