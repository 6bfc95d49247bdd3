import { expect, it } from 'vitest';
import { StunQueries } from '../../../../../main/media/ice/stun-queries.ts';
import { encodeBindingSuccess, parseStun, STUN_BINDING_REQUEST } from '../../../../../main/media/ice/stun.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const SERVER = { address: '192.0.2.50', port: 3_478 };

function createQueries() {
  const clock = new ManualClock();
  const sent: { readonly packet: Buffer; readonly port: number; readonly address: string }[] = [];
  const queries = new StunQueries({
    schedule: clock.schedule,
    send: (packet, port, address) => sent.push({ packet, port, address }),
  });
  /** The server's answer to a packet, as it would arrive. */
  const answerTo = (packet: Buffer, address = '203.0.113.5') =>
    parseStun(encodeBindingSuccess(parseStun(packet)!.transactionId, address, 40_000, 'any')!)!;
  return { clock, sent, queries, answerTo };
}

it('asks a server for the outer address, and only believes that server', async () => {
  const { sent, queries, answerTo } = createQueries();
  const asked = queries.ask(SERVER);
  expect(sent).toMatchObject([{ port: 3_478, address: '192.0.2.50' }]);
  const request = parseStun(sent[0]!.packet);
  expect(request).toMatchObject({ type: STUN_BINDING_REQUEST, username: undefined, integrityOffset: -1 });
  const answer = answerTo(sent[0]!.packet, '203.0.113.5');
  const forged = [
    { ...SERVER, address: '192.0.2.51' },
    { ...SERVER, port: 3_479 },
  ];
  expect(forged.map((sender) => queries.receive(answer, sender))).toEqual([false, false]);
  expect(queries.receive({ ...answer, transactionId: Buffer.alloc(12) }, SERVER)).toBe(false);
  expect(queries.receive({ ...answer, mappedAddress: undefined }, SERVER)).toBe(false);
  expect(queries.receive(answer, SERVER)).toBe(true);
  expect(await asked).toEqual({ ok: true, value: { address: '203.0.113.5', port: 40_000 } });
  expect(queries.receive(answer, SERVER)).toBe(false);
});

it('asks three times under one transaction, and gives up after 1.5 s', async () => {
  const { clock, sent, queries, answerTo } = createQueries();
  const asked = queries.ask(SERVER);
  clock.advance(1_000);
  expect(sent.map(({ packet }) => packet.toString('hex'))).toEqual(Array(3).fill(sent[0]!.packet.toString('hex')));
  clock.advance(500);
  expect(await asked).toMatchObject({ ok: false, error: { code: 'no-answer' } });
  expect([sent.length, queries.isWaiting]).toEqual([3, false]);
  expect(queries.receive(answerTo(sent[0]!.packet), SERVER)).toBe(false);
});

it('takes a late answer to an early attempt', async () => {
  const { clock, sent, queries, answerTo } = createQueries();
  const asked = queries.ask(SERVER);
  clock.advance(1_200);
  queries.receive(answerTo(sent[0]!.packet), SERVER);
  expect((await asked).ok).toBe(true);
  clock.advance(10_000);
  expect(sent).toHaveLength(3);
});

it('bounds the questions, and ends them with the port', async () => {
  const { queries } = createQueries();
  const asked = Array.from({ length: 16 }, () => queries.ask(SERVER));
  expect(await queries.ask(SERVER)).toMatchObject({ ok: false });
  queries.close();
  expect((await Promise.all(asked)).every(({ ok }) => !ok)).toBe(true);
});
