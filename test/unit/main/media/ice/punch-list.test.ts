import { describe, expect, it } from 'vitest';
import { PunchList } from '../../../../../main/media/ice/punch-list.ts';

const createList = () => new PunchList({ isLoopbackHost: false, ownAddresses: new Set(['192.168.1.10']) });
const candidate = (address: string, port: number, transport = 'udp', type = 'srflx') =>
  `candidate:1 1 ${transport} 1677729535 ${address} ${port} typ ${type} raddr 0.0.0.0 rport 0`;

/** All places in the order of their checks. */
function drain(list: PunchList): string[] {
  const order: string[] = [];
  for (let target = list.next(); target !== undefined; target = list.next())
    order.push(`${target.address} ${target.port}`);
  return order;
}

describe('the places that a guest names', () => {
  it('are tried in turn, 40 times each, under one random transaction each', () => {
    const list = createList();
    expect([list.add(candidate('203.0.113.7', 5_000)), list.add(candidate('2001:DB8:0::7', 5_001))]).toEqual([
      true,
      true,
    ]);
    const order = drain(list);
    expect(order.slice(0, 4)).toEqual(['203.0.113.7 5000', '2001:db8::7 5001', '203.0.113.7 5000', '2001:db8::7 5001']);
    expect(order).toHaveLength(80);
    expect(new Set(list.targets.map(({ transactionId }) => transactionId.toString('hex'))).size).toBe(2);
  });

  it('count once, and not at all as names, with zones, over TCP, for RTCP or where no host may send', () => {
    const list = createList();
    expect(list.add(candidate('203.0.113.7', 5_000))).toBe(true);
    for (const value of [
      candidate('203.0.113.7', 5_000),
      candidate('::ffff:203.0.113.7', 5_000),
      candidate('3f2d.local', 5_000),
      candidate('play.example.org', 5_000),
      candidate('fd00::1%eth0', 5_000),
      candidate('203.0.113.8', 5_000, 'tcp'),
      candidate('203.0.113.8', 5_000).replace(' 1 udp', ' 2 udp'),
      candidate('203.0.113.8', 0),
      candidate('203.0.113.8', 70_000),
      candidate('203.0.113.8', 53),
      candidate('192.168.1.10', 5_000),
      candidate('239.1.2.3', 5_000),
      '',
      'nonsense',
    ])
      expect(list.add(value), value).toBe(false);
    expect(list.targets).toHaveLength(1);
  });

  it('are at most 16, and 10,000 of them are not even read', () => {
    const list = createList();
    const added = Array.from({ length: 10_000 }, (_, index) => list.add(candidate('203.0.113.7', 2_000 + index)));
    expect(added.filter(Boolean)).toHaveLength(16);
    const useless = createList();
    for (let index = 0; index < 10_000; index++) useless.add(candidate('127.0.0.1', 5_000));
    expect(useless.add(candidate('203.0.113.7', 5_000))).toBe(false);
  });
});
