import { Socket } from 'node:dgram';
import { afterEach, beforeEach, vi } from 'vitest';
import { createDropCounters } from '../../../main/media/drop-counters.ts';
import { IceLiteAgent } from '../../../main/media/ice/ice-lite.ts';
import {
  encodeBindingRequest,
  encodeBindingSuccess,
  parseStun,
  STUN_BINDING_REQUEST,
} from '../../../main/media/ice/stun.ts';
import type { MuxPeer } from '../../../main/media/udp/mux-peer.ts';
import { UdpMux } from '../../../main/media/udp/udp-mux.ts';

/** The sockets that were bound, in order. */
export const sockets: Socket[] = [];
const muxes: UdpMux[] = [];

/** Records sockets, and closes each mux after its test. Call it once in each file that plays a mux. */
export function playMuxes(): void {
  beforeEach(() => {
    const bind = Reflect.get(Socket.prototype, 'bind') as (...parameters: unknown[]) => Socket;
    vi.spyOn(Socket.prototype, 'bind').mockImplementation(function (this: Socket, ...parameters: unknown[]) {
      sockets.push(this);
      return bind.apply(this, parameters);
    });
  });
  afterEach(async () => {
    for (const mux of muxes.splice(0)) await mux.close();
    sockets.length = 0;
    vi.restoreAllMocks();
  });
}

/** Closes a mux after the test. */
export function closeLater(mux: UdpMux): UdpMux {
  muxes.push(mux);
  return mux;
}

export const REMOTE = { usernameFragment: 'theirs', password: 'password of theirs' };

/** A peer to which every packet whose second byte is 1 is authentic. */
export function createPeer(): MuxPeer {
  return { ice: new IceLiteAgent(REMOTE), onCheck: () => undefined, onPacket: (packet) => packet[1] === 1 };
}

/** A connectivity check of the peer's client; it nominates. */
export function checkOf({ ice }: MuxPeer, transaction: number): Buffer {
  return encodeBindingRequest({
    role: 'controlling',
    transactionId: Buffer.alloc(12, transaction),
    username: `${ice.local.usernameFragment}:${REMOTE.usernameFragment}`,
    password: ice.local.password,
    priority: 1,
    tieBreaker: Buffer.alloc(8),
    shouldNominate: true,
  });
}

export const [VICTIM, THIEF] = ['192.0.2.1', '198.51.100.9'];
export const AUTHENTIC = Buffer.from([0x80, 1]);

export interface SentPacket {
  readonly packet: Buffer;
  readonly address: string;
}

/** A mux of which a test plays the network: `receive` delivers a packet, `sent` lists what goes out. */
export async function openPlayedMux(bindAddress = '127.0.0.1'): Promise<{
  opened: UdpMux;
  counters: ReturnType<typeof createDropCounters>;
  sent: SentPacket[];
  receive: (packet: Buffer, address: string, nowMs?: number) => void;
  /** Answers the host's own checks to an address, as a real client does. */
  answerAt: (address: string) => void;
}> {
  let nowMs = 0;
  const counters = createDropCounters();
  const opened = await UdpMux.open({ bindAddress, port: 0, nowMs: () => nowMs, counters });
  if (!opened.ok) throw new Error(opened.error.message);
  closeLater(opened.value);
  const sent: SentPacket[] = [];
  const socket = sockets[0]!;
  vi.spyOn(socket, 'send').mockImplementation(((packet: Buffer, _port: number, address: string) =>
    sent.push({ packet, address })) as never);
  const receive = (packet: Buffer, address: string, atMs = nowMs): void => {
    nowMs = atMs;
    socket.emit('message', packet, { address, port: 5_000, family: 'IPv4', size: packet.length });
  };
  const answerAt = (address: string): void => {
    for (const one of [...sent]) {
      const message = one.address === address ? parseStun(one.packet) : undefined;
      if (message?.type !== STUN_BINDING_REQUEST) continue;
      receive(encodeBindingSuccess(message.transactionId, '127.0.0.1', 1, REMOTE.password)!, address);
    }
  };
  return { opened: opened.value, counters, sent, receive, answerAt };
}

/** Packets other than STUN that went to an address. */
export const mediaTo = (sent: readonly SentPacket[], address: string): number =>
  sent.filter((one) => one.address === address && (one.packet[0] ?? 0) > 3).length;
