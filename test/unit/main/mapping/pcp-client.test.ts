import { expect, test } from 'vitest';
import { GatewayExchange } from '../../../../main/mapping/gateway-exchange.ts';
import type { PortRequest } from '../../../../main/mapping/mapping-client.ts';
import { PcpClient } from '../../../../main/mapping/pcp-client.ts';
import { hex } from '../../../support/fuzz.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { FakeGateway } from '../../../support/mapping/fake-gateway.ts';

const NONCE = hex('000102030405060708090a0b');
const UDP: PortRequest = { transport: 'udp', internalPort: 7_777, externalPort: 7_777 };

interface Granting {
  result?: number;
  lifetimeSeconds?: number;
  epochSeconds?: number;
  externalPort?: number;
  externalAddress?: string;
  nonce?: Buffer;
}

function answerTo(request: Buffer, granting: Granting = {}): Buffer {
  const answer = Buffer.from(request);
  answer[1] = (request[1] ?? 0) | 0x80;
  answer[3] = granting.result ?? 0;
  answer.writeUInt32BE(granting.lifetimeSeconds ?? request.readUInt32BE(4), 4);
  answer.writeUInt32BE(granting.epochSeconds ?? 100, 8);
  if (request.length < 60) return answer;
  (granting.nonce ?? request.subarray(24, 36)).copy(answer, 24);
  answer.writeUInt16BE(granting.externalPort ?? request.readUInt16BE(42), 42);
  Buffer.from((granting.externalAddress ?? '198.51.100.7').split('.').map(Number)).copy(answer, 56);
  answer.fill(0xff, 54, 56);
  return answer;
}

function createClient(gateway = { address: '192.168.7.1', ownAddress: '192.168.7.10' }) {
  const clock = new ManualClock();
  const router = new FakeGateway();
  const client = new PcpClient({
    gateway,
    exchange: new GatewayExchange(router, clock.schedule),
    nonce: NONCE,
    nowMs: clock.nowMs,
  });
  return { clock, router, client };
}

test('maps a port and reports what the router chose', async () => {
  const { router, client } = createClient();
  router.answer = (request) => [answerTo(request, { externalPort: 40_000, lifetimeSeconds: 600 })];
  await expect(client.map(UDP)).resolves.toEqual({
    ok: true,
    value: { externalPort: 40_000, externalAddress: '198.51.100.7', lifetimeSeconds: 600 },
  });
});

test('renews and ends with the nonce it began with, and asks for the same outer address', async () => {
  const { router, client } = createClient();
  router.answer = (request) => [answerTo(request)];
  await client.map(UDP);
  await client.map(UDP);
  await expect(client.unmap(UDP)).resolves.toBe(true);
  const [first, renewal, end] = router.requests;
  for (const request of [first, renewal, end]) expect(request?.subarray(24, 36)).toEqual(NONCE);
  expect(renewal?.subarray(56)).toEqual(Buffer.from([198, 51, 100, 7]));
  expect(end?.readUInt32BE(4)).toBe(0);
});

test('drops answers about other mappings', async () => {
  const { router, client } = createClient();
  router.answer = (request) => {
    const otherPort = answerTo(request);
    otherPort.writeUInt16BE(1, 40);
    const otherTransport = answerTo(request);
    otherTransport[36] = 6;
    const foreign = answerTo(request, { nonce: hex('ffffffffffffffffffffffff'), externalPort: 1 });
    return [foreign, otherPort, otherTransport, answerTo(request, { externalPort: 7_779 })];
  };
  const granted = await client.map(UDP);
  expect(granted.ok && granted.value.externalPort).toBe(7_779);
});

test.each([
  ['a result', { result: 8 }, 'no room'],
  ['a lifetime of 0', { lifetimeSeconds: 0 }, 'granted nothing'],
  ['port 0', { externalPort: 0 }, 'granted nothing'],
])('takes %s for a refusal', async (_, granting, message) => {
  const { router, client } = createClient();
  router.answer = (request) => [answerTo(request, granting)];
  const granted = await client.map(UDP);
  expect(!granted.ok && granted.error).toMatchObject({ code: 'refused', message: expect.stringContaining(message) });
});

test('gives up at once on a router that speaks NAT-PMP only', async () => {
  const { router, client } = createClient();
  router.answer = () => [hex('00 81 0001 00000001')];
  const granted = await client.map(UDP);
  expect(!granted.ok && granted.error.code).toBe('silent');
  expect(router.requests).toHaveLength(1);
});

test('notices a restart by the epoch', async () => {
  const { clock, router, client } = createClient();
  let epochSeconds = 5_000;
  router.answer = (request) => [answerTo(request, { epochSeconds })];
  await client.map(UDP);
  clock.advance(60_000);
  epochSeconds += 60;
  await expect(client.check()).resolves.toBe('kept');
  clock.advance(60_000);
  epochSeconds = 3;
  await expect(client.check()).resolves.toBe('lost');
});

test('does not believe an outer address that no router has', async () => {
  const { router, client } = createClient();
  router.answer = (request) => [answerTo(request, { externalAddress: '0.0.0.0' })];
  const granted = await client.map(UDP);
  expect(granted.ok && granted.value.externalAddress).toBe('');
});

test('asks an IPv6 router to let the port in at the address of this computer, and to end that', async () => {
  const { router, client } = createClient({ address: 'fe80::1%eth0', ownAddress: '2001:db8::7' });
  const own = hex('20010db8000000000000000000000007');
  router.answer = (request) => {
    const answer = answerTo(request);
    own.copy(answer, 44);
    return [answer];
  };
  await expect(client.map(UDP)).resolves.toMatchObject({ ok: true, value: { externalPort: 7_777 } });
  await expect(client.unmap(UDP)).resolves.toBe(true);
  const [asked, ended] = router.requests;
  for (const request of [asked, ended]) {
    expect(request?.subarray(8, 24)).toEqual(own);
    expect(request?.subarray(44, 60), 'no outer address, and none of IPv4').toEqual(Buffer.alloc(16));
  }
  expect([asked, ended].map((request) => request?.readUInt32BE(4))).toEqual([3_600, 0]);
});
