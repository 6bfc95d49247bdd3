import type { Duplex } from 'node:stream';
import type { DropCounters } from '../drop-counters.ts';
import type { PacketCarrier } from '../ice/packet-carrier.ts';
import { FRAME_HEADER_BYTES, FrameReader, writeFrame } from './frame-reader.ts';

export interface TcpCarrierOptions {
  readonly counters: DropCounters;
  readonly maxPacketBytes: number;
  /** Called once: a peer has proved itself on this connection. */
  readonly onConfirmed: () => void;
  readonly onPacket: (packet: Buffer) => void;
  readonly onClosed: () => void;
}

/** A second of mix and data. Old sound is worth nothing, so that more does not wait but is dropped. */
const MAX_WAITING_BYTES = 65_536;

/** Frames without a valid check among them; a client sends a check first. */
const MAX_UNCONFIRMED_FRAMES = 16;

/** One TCP connection of a peer (RFC 6544), for networks that drop UDP. */
export class TcpCarrier implements PacketCarrier {
  readonly transport = 'tcp';
  readonly #stream: Duplex;
  readonly #options: TcpCarrierOptions;
  readonly #frames: FrameReader;
  #isConfirmed = false;
  #unconfirmedFrames = 0;

  constructor(stream: Duplex, options: TcpCarrierOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#frames = new FrameReader(options.maxPacketBytes);
    stream.on('data', (bytes: Buffer) => this.#receive(bytes));
    stream.on('error', () => stream.destroy());
    stream.once('end', () => stream.destroy());
    stream.once('close', () => options.onClosed());
  }

  send(packet: Buffer): void {
    const { counters } = this.#options;
    if (this.#stream.destroyed) counters['send-failed'] += 1;
    else if (this.#stream.writableLength + FRAME_HEADER_BYTES + packet.length > MAX_WAITING_BYTES)
      counters['send-congested'] += 1;
    else this.#stream.write(writeFrame(packet));
  }

  confirm(): void {
    if (this.#isConfirmed) return;
    this.#isConfirmed = true;
    this.#options.onConfirmed();
  }

  release(): void {
    this.#stream.destroy();
  }

  #receive(bytes: Buffer): void {
    const isReadable = this.#frames.push(bytes, (packet) => {
      if (this.#stream.destroyed) return;
      if (!this.#isConfirmed && ++this.#unconfirmedFrames > MAX_UNCONFIRMED_FRAMES) this.#stream.destroy();
      else this.#options.onPacket(packet);
    });
    if (isReadable) return;
    this.#options.counters.oversized += 1;
    this.#stream.destroy();
  }
}
