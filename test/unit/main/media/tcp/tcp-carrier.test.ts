import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createDropCounters } from '../../../../../main/media/drop-counters.ts';
import { writeFrame } from '../../../../../main/media/tcp/frame-reader.ts';
import { TcpCarrier } from '../../../../../main/media/tcp/tcp-carrier.ts';

/** A carrier over a stream whose other end reads only as much as the test lets it. */
function createCarrier() {
  const written: Buffer[] = [];
  const waiting: (() => void)[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write: (bytes: Buffer, _encoding, done) => {
      written.push(bytes);
      waiting.push(done);
    },
  });
  const counters = createDropCounters();
  const events: string[] = [];
  const carrier = new TcpCarrier(stream, {
    counters,
    maxPacketBytes: 2_048,
    onConfirmed: () => events.push('confirmed'),
    onPacket: (packet) => events.push(packet.toString()),
    onClosed: () => events.push('closed'),
  });
  const receive = (bytes: Buffer): void => void stream.emit('data', bytes);
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
  return { carrier, stream, written, waiting, counters, events, receive, closed };
}

describe('a TCP connection of a peer', () => {
  it('carries packets both ways behind their lengths', () => {
    const { carrier, written, events, receive } = createCarrier();
    receive(Buffer.concat([writeFrame(Buffer.from('a')), writeFrame(Buffer.from('b'))]));
    expect(events).toEqual(['a', 'b']);
    carrier.send(Buffer.from('back'));
    expect(written).toEqual([Buffer.from('\0\x04back')]);
  });

  it('drops what would wait behind 64 KiB, so that sound is never late', () => {
    const { carrier, counters, waiting, written, stream } = createCarrier();
    for (let count = 0; count < 1_000; count++) carrier.send(Buffer.alloc(1_000));
    expect(stream.writableLength).toBeLessThanOrEqual(65_536);
    expect(counters['send-congested']).toBe(1_000 - Math.floor(65_536 / 1_002));
    waiting.shift()!();
    carrier.send(Buffer.alloc(10));
    expect([counters['send-congested'], written.length]).toEqual([935, 2]);
  });

  it('confirms once, and counts what is sent after its end', async () => {
    const { carrier, counters, events, closed } = createCarrier();
    carrier.confirm();
    carrier.confirm();
    carrier.release();
    await closed;
    carrier.send(Buffer.from('late'));
    expect([events, counters['send-failed']]).toEqual([['confirmed', 'closed'], 1]);
  });

  it('ends a connection that sends 17 packets of which none is valid, or one that is too long', async () => {
    const silent = createCarrier();
    silent.receive(Buffer.concat(Array.from({ length: 100 }, () => writeFrame(Buffer.from('x')))));
    await silent.closed;
    expect(silent.events.filter((event) => event === 'x')).toHaveLength(16);
    const long = createCarrier();
    long.receive(Buffer.from([0xff, 0xff]));
    await long.closed;
    expect(long.counters.oversized).toBe(1);
    const confirmed = createCarrier();
    confirmed.carrier.confirm();
    confirmed.receive(Buffer.concat(Array.from({ length: 100 }, () => writeFrame(Buffer.from('x')))));
    expect(confirmed.stream.destroyed).toBe(false);
  });
});
