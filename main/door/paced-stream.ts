import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { TokenBucket } from '../../shared/token-bucket.ts';
import type { Lane, Turnstile } from './turnstile.ts';

/** A minimal request has 18 bytes, so that a turn parses at most 114 of them. */
const ORDINARY_PIECE_BYTES = 2_048;

/** Gives a refused client time to read the reason before the socket is cut. */
const CLOSE_GRACE_MS = 1_000;

export interface PacedStreamOptions {
  /** The connection, after TLS. */
  readonly socket: Socket;
  readonly turnstile: Turnstile;
  /** Bytes that the stream may deliver while it is in the ordinary lane. More end the connection. */
  readonly allowance: TokenBucket;
  readonly nowMs: () => number;
}

/**
 * A connection whose bytes arrive in small pieces, one in each turn of the turnstile, so that nobody can give the
 * thread more to parse at once. Until `admit`, the number of bytes is limited too. Nothing more is read from the socket
 * before the last bytes have passed.
 */
export class PacedStream extends Duplex {
  readonly #options: PacedStreamOptions;
  #lane: Lane = 'ordinary';
  #allowance: TokenBucket;
  #held: Buffer | undefined;
  /** Whether the reader has room for more. */
  #isWanted = false;
  #hasEnded = false;
  #isRefused = false;
  readonly #pass = (): void => this.#passPiece();

  constructor(options: PacedStreamOptions) {
    super({ allowHalfOpen: true });
    this.#options = options;
    this.#allowance = options.allowance;
    const { socket } = options;
    socket.on('data', (bytes: Buffer) => this.#hold(bytes));
    socket.on('end', () => {
      this.#hasEnded = true;
      this.#continue();
    });
    socket.on('timeout', () => this.emit('timeout'));
    socket.on('error', () => this.destroy());
    socket.on('close', () => this.destroy());
  }

  /** Counts what arrives from now on by another allowance. */
  widen(allowance: TokenBucket): void {
    this.#allowance = allowance;
  }

  /** Passes whole reads in the lane of admitted connections from now on, without a limit. */
  admit(): void {
    if (this.#lane === 'admitted') return;
    this.#options.turnstile.leave(this.#pass);
    this.#lane = 'admitted';
    this.#continue();
  }

  /** Parses nothing more from the connection, and ends it when the answer has been sent. */
  refuse(): void {
    this.#options.turnstile.leave(this.#pass);
    this.#isRefused = true;
    this.#held = undefined;
    this.#options.socket.resume();
  }

  /** Sends what is written, and ends the connection soon after, whether or not its other end reads. */
  destroySoon(): void {
    this.end();
    const timer = setTimeout(() => this.destroy(), CLOSE_GRACE_MS).unref();
    this.once('close', () => clearTimeout(timer));
  }

  /** As `Socket.setTimeout`; servers of HTTP end idle connections with it. */
  setTimeout(timeoutMs: number, onTimeout?: () => void): this {
    if (onTimeout !== undefined) this.once('timeout', onTimeout);
    this.#options.socket.setTimeout(timeoutMs);
    return this;
  }

  override _read(): void {
    this.#isWanted = true;
    this.#continue();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#options.socket.write(chunk, done);
  }

  /** Writes everything that was corked at once, so that a connection that is cut right after has sent it all. */
  override _writev(chunks: { readonly chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#options.socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#options.socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#options.turnstile.leave(this.#pass);
    this.#held = undefined;
    this.#options.socket.destroy();
    done(error);
  }

  #hold(bytes: Buffer): void {
    const { socket, nowMs } = this.#options;
    socket.pause();
    if (this.#lane === 'ordinary' && !this.#allowance.take(bytes.length, nowMs())) {
      this.destroy();
      return;
    }
    if (this.#isRefused) {
      socket.resume();
      return;
    }
    this.#held = this.#held === undefined ? bytes : Buffer.concat([this.#held, bytes]);
    this.#continue();
  }

  #continue(): void {
    if (!this.#isWanted || this.#isRefused || this.destroyed) return;
    if (this.#held !== undefined) this.#options.turnstile.enter(this.#lane, this.#pass);
    else if (this.#hasEnded) this.#endReading();
    else this.#options.socket.resume();
  }

  #endReading(): void {
    this.#isWanted = false;
    this.push(null);
  }

  #passPiece(): void {
    const held = this.#held;
    if (held === undefined) return;
    const length = this.#lane === 'admitted' ? held.length : Math.min(held.length, ORDINARY_PIECE_BYTES);
    this.#held = length === held.length ? undefined : held.subarray(length);
    this.#isWanted = this.push(held.subarray(0, length));
    this.#continue();
  }
}
