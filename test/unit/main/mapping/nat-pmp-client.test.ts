import { expect, test } from 'vitest';
import { GatewayExchange } from '../../../../main/mapping/gateway-exchange.ts';
import type { PortRequest } from '../../../../main/mapping/mapping-client.ts';
import { NatPmpClient } from '../../../../main/mapping/nat-pmp-client.ts';
import { hex } from '../../../support/fuzz.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { FakeGateway } from '../../../support/mapping/fake-gateway.ts';

const TCP: PortRequest = { transport: 'tcp', internalPort: 7_777, externalPort: 7_778 };

function createClient() {
  const clock = new ManualClock();
  const router = new FakeGateway();
  const client = new NatPmpClient({ exchange: new GatewayExchange(router, clock.schedule), nowMs: clock.nowMs });
  return { clock, router, client };
}

function number(value: number, bytes: 2 | 4): string {
  return value.toString(16).padStart(2 * bytes, '0');
}

/** A router that grants everything, at this time of its clock and with this outer address. */
function granting(epochSeconds: number, address = 'c6336407') {
  return (request: Buffer): readonly Buffer[] =>
    request[1] === 0
      ? [hex(`0080 0000 ${number(epochSeconds, 4)} ${address}`)]
      : [hex(`00 ${request[1] === 1 ? '81' : '82'} 0000 ${number(epochSeconds, 4)} 1e61 9c40 00000e10`)];
}

test('learns the outer address, then maps', async () => {
  const { router, client } = createClient();
  router.answer = granting(100);
  await expect(client.find()).resolves.toBe(true);
  await expect(client.map(TCP)).resolves.toEqual({
    ok: true,
    value: { externalPort: 40_000, externalAddress: '198.51.100.7', lifetimeSeconds: 3_600 },
  });
  expect(router.requests[1]?.toString('hex')).toBe('000200001e611e6200000e10');
  await expect(client.unmap(TCP)).resolves.toBe(true);
  expect(router.requests[2]?.toString('hex')).toBe('000200001e61000000000000');
});

test('drops answers about other transports and ports', async () => {
  const { router, client } = createClient();
  router.answer = () => [
    hex('00 81 0000 00000001 1e61 0001 00000e10'),
    hex('00 82 0000 00000001 1e62 0002 00000e10'),
    hex('00 82 0000 00000001 1e61 0003 00000e10'),
  ];
  const granted = await client.map(TCP);
  expect(granted.ok && granted.value.externalPort).toBe(3);
});

test('says that a router has no address of the internet', async () => {
  const { router, client } = createClient();
  router.answer = (request) => [hex(`00 ${request[1] === 0 ? '80' : '82'} 0003 00000001 00000000`)];
  await expect(client.find()).resolves.toBe(true);
  expect(client.hasNoAddress).toBe(true);
  const granted = await client.map(TCP);
  expect(!granted.ok && granted.error.code).toBe('refused');
});

test('notices a restart, and another outer address', async () => {
  const { clock, router, client } = createClient();
  router.answer = granting(5_000);
  await client.find();
  clock.advance(60_000);
  router.answer = granting(5_060);
  await expect(client.check()).resolves.toBe('kept');
  clock.advance(60_000);
  router.answer = granting(9);
  await expect(client.check()).resolves.toBe('lost');
  clock.advance(60_000);
  router.answer = granting(69, 'c6336408');
  await expect(client.check()).resolves.toBe('lost');
});

test('is silent where nobody answers', async () => {
  const { clock, client } = createClient();
  const found = client.find();
  clock.advance(5_000);
  await expect(found).resolves.toBe(false);
  const checked = client.check();
  clock.advance(5_000);
  await expect(checked).resolves.toBe('silent');
});
