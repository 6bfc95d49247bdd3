import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { PacedStream } from '../../../../main/door/paced-stream.ts';
import { Turnstile } from '../../../../main/door/turnstile.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';

/** A stream over a socket that takes bytes by hand, and passes pieces turn by turn. */
function createStream(allowedBytes: number): {
  stream: PacedStream;
  socket: Duplex;
  pieces: number[];
  turn: () => Promise<void>;
} {
  let next: (() => void) | undefined;
  const socket = Object.assign(new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }), {
    setTimeout: () => undefined,
  });
  const stream = new PacedStream({
    socket: socket as unknown as Socket,
    turnstile: new Turnstile((run) => (next = run)),
    allowance: new TokenBucket(allowedBytes, 1, 0),
    nowMs: () => 0,
  });
  const pieces: number[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece.length));
  const turn = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    const run = next;
    next = undefined;
    run?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { stream, socket, pieces, turn };
}

describe('PacedStream', () => {
  it('passes 2 KiB of a stranger in a turn, and reads nothing more before all has passed', async () => {
    const { socket, pieces, turn } = createStream(100_000);
    socket.push(Buffer.alloc(5_000));
    await turn();
    expect(pieces).toEqual([2_048]);
    expect(socket.isPaused()).toBe(true);
    await turn();
    await turn();
    expect(pieces).toEqual([2_048, 2_048, 904]);
    socket.push(Buffer.alloc(10));
    await turn();
    expect(pieces.at(-1)).toBe(10);
  });

  it('ends a stranger that sends more bytes than it may, and no admitted program', async () => {
    const stranger = createStream(10_000);
    stranger.socket.push(Buffer.alloc(10_001));
    await stranger.turn();
    expect([stranger.stream.destroyed, stranger.socket.destroyed]).toEqual([true, true]);
    const game = createStream(10_000);
    game.stream.admit();
    game.socket.push(Buffer.alloc(60_000));
    await game.turn();
    expect(game.pieces).toEqual([60_000]);
    expect(game.stream.destroyed).toBe(false);
  });

  it('parses nothing more after a refusal, and still counts the bytes', async () => {
    const { stream, socket, pieces, turn } = createStream(10_000);
    socket.push(Buffer.alloc(5_000));
    await turn();
    stream.refuse();
    for (let count = 0; count < 3; count++) {
      socket.push(Buffer.alloc(1_000));
      await turn();
    }
    expect(pieces).toEqual([2_048]);
    expect(stream.destroyed).toBe(false);
    socket.push(Buffer.alloc(5_000));
    await turn();
    expect(stream.destroyed).toBe(true);
  });

  it('passes the end of the connection after its last bytes', async () => {
    const { stream, socket, pieces, turn } = createStream(100_000);
    const ended = new Promise((resolve) => stream.once('end', resolve));
    socket.push(Buffer.alloc(3_000));
    socket.push(null);
    for (let count = 0; count < 3; count++) await turn();
    await ended;
    expect(pieces).toEqual([2_048, 952]);
  });
});
