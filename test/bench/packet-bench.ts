import type { OpusHandler } from '../../main/media/rtp/opus-packet.ts';
import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { monotonicMs } from '../../main/clock/monotonic-time.ts';
import { createDropCounters } from '../../main/media/drop-counters.ts';
import { IceLiteAgent } from '../../main/media/ice/ice-lite.ts';
import { MediaSession, type SrtpKeyMaterial } from '../../main/media/rtp/media-session.ts';
import {
  SRTP_AEAD_AES_128_GCM,
  SRTP_AES128_CM_HMAC_SHA1_80,
  srtpKeyLengths,
  type SrtpProfile,
} from '../../main/media/rtp/srtp-keys.ts';
import { encodeBindingRequest } from '../../main/media/ice/stun.ts';
import type { MuxPeer } from '../../main/media/udp/mux-peer.ts';
import { UdpMux } from '../../main/media/udp/udp-mux.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { Figure } from './figure.ts';

const ROUNDS = 15;
/** As many packets as the socket's buffer holds. */
const PACKETS = 1_000;
/** 40 kbit/s, between the voice on its way up and the mix on its way down. */
const PAYLOAD_BYTES = 100;
const LEVEL_ID = 1;
const LOUD = 30;
const SILENT = 127;
const ADDRESS = '127.0.0.1';
const REMOTE_FRAGMENT = 'bench';

const PROFILES = [
  ['AES-GCM', SRTP_AEAD_AES_128_GCM],
  ['AES-CM and HMAC-SHA1', SRTP_AES128_CM_HMAC_SHA1_80],
] as const;

/** Microseconds, each the minimum of all rounds. */
class Fastest {
  us = Infinity;

  /** Runs `work` on `PACKETS` packets, and records the time per packet. */
  async measure(work: () => void | Promise<void>): Promise<void> {
    const startMs = monotonicMs();
    await work();
    this.us = Math.min(this.us, ((monotonicMs() - startMs) * 1_000) / PACKETS);
  }
}

/**
 * The cost of a packet through `main/media`, step by step: the sockets alone, SRTP with headers and reports alone, and
 * both together through the host's port. All on one thread over loopback; the kernel's time for sending includes
 * delivery.
 */
export async function runPacketBench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, profile] of PROFILES) {
    const { protect, open } = await measureSession(profile, LOUD);
    figures.push(
      toFigure(`packet out: build and protect, ${name}`, protect),
      toFigure(`packet in: open and deliver, ${name}`, open),
    );
  }
  figures.push(
    toFigure(
      'packet in: declared silent, all but one in 50 not decrypted',
      (await measureSession(SRTP_AEAD_AES_128_GCM, SILENT)).open,
    ),
  );
  return [...figures, ...(await measureSockets()), ...(await measurePort())];
}

function toFigure(name: string, { us }: Fastest, addition = ''): Figure {
  const note = `least of ${ROUNDS} rounds of ${PACKETS} packets with ${PAYLOAD_BYTES} bytes of Opus; ${Math.round(1_000 / us)} thousand packets a second in one core${addition}`;
  return { name, value: us, unit: 'us', target: null, note };
}

function keysOf(profile: SrtpProfile, local: number, remote: number): SrtpKeyMaterial {
  const { keyBytes, saltBytes } = srtpKeyLengths(profile);
  const keyOf = (seed: number) => ({ key: Buffer.alloc(keyBytes, seed), salt: Buffer.alloc(saltBytes, seed + 1) });
  return { profile, local: keyOf(local), remote: keyOf(remote) };
}

function createSession(
  profile: SrtpProfile,
  isHost: boolean,
  onOpus: OpusHandler,
  send: (packet: Buffer) => void,
): MediaSession {
  const [localSsrc, remoteSsrc] = isHost ? [2, 1] : [1, 2];
  return new MediaSession({
    slot: 1,
    parameters: {
      localSsrc,
      remoteSsrc,
      opusPayloadType: 111,
      redPayloadType: 63,
      audioLevelId: LEVEL_ID,
      maxPacketMs: undefined,
    },
    keys: isHost ? keysOf(profile, 30, 10) : keysOf(profile, 10, 30),
    counters: createDropCounters(),
    onOpus,
    send,
    nowMs: 0,
    wallClockOffsetMs: 0,
  });
}

/** Sends 1,000 frames of a voice, 20 ms apart on the given clock. */
class Speaker {
  readonly #session: MediaSession;
  readonly #payload = new Uint8Array(PAYLOAD_BYTES).fill(31 << 3);
  #frame = 0;

  constructor(session: MediaSession) {
    this.#session = session;
  }

  speak(level: number): void {
    for (let count = 0; count < PACKETS; count++) {
      this.#session.sendOpus(
        this.#payload,
        PAYLOAD_BYTES,
        (this.#frame * FRAME_SAMPLES) >>> 0,
        false,
        this.#frame * FRAME_MS,
        level,
      );
      this.#frame += 1;
    }
  }
}

async function measureSession(profile: SrtpProfile, level: number): Promise<{ protect: Fastest; open: Fastest }> {
  const [protect, open] = [new Fastest(), new Fastest()];
  let sent: Buffer[] = [];
  let heard = 0;
  let arrivals = 0;
  const speaker = new Speaker(
    createSession(
      profile,
      false,
      () => undefined,
      (packet) => sent.push(packet),
    ),
  );
  const host = createSession(
    profile,
    true,
    () => (heard += 1),
    () => undefined,
  );
  for (let round = 0; round < ROUNDS; round++) {
    sent = [];
    await protect.measure(() => speaker.speak(level));
    await open.measure(() => sent.forEach((packet) => host.receiveRtp(packet, arrivals++ * FRAME_MS)));
  }
  if (heard !== ROUNDS * PACKETS) throw new Error(`${heard} of ${ROUNDS * PACKETS} packets were delivered.`);
  return { protect, open };
}

/** Plain sockets, for reference: nothing that runs in Node can be faster. */
async function measureSockets(): Promise<Figure[]> {
  const [from, to] = [await openSocket(), await openSocket()];
  const [send, receive] = [new Fastest(), new Fastest()];
  const packet = Buffer.alloc(PAYLOAD_BYTES + 28);
  const { port } = to.address() as AddressInfo;
  let received = 0;
  to.on('message', () => (received += 1));
  for (let round = 1; round <= ROUNDS; round++) {
    await send.measure(() => {
      for (let count = 0; count < PACKETS; count++) from.send(packet, port, ADDRESS);
    });
    await receive.measure(() => drain(() => received === round * PACKETS));
  }
  const addition = `; receive buffer ${to.getRecvBufferSize()} bytes`;
  from.close();
  to.close();
  return [toFigure('socket alone: send', send), toFigure('socket alone: receive', receive, addition)];
}

/** A voice through the host's port and to its handler, and a mix from there to a socket. */
async function measurePort(): Promise<Figure[]> {
  const opened = await UdpMux.open({
    bindAddress: ADDRESS,
    port: 0,
    nowMs: monotonicMs,
    counters: createDropCounters(),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const mux = opened.value;
  const client = await openSocket();
  let heard = 0;
  let answers = 0;
  let arrivals = 0;
  client.on('message', () => (answers += 1));
  const host = createSession(
    SRTP_AEAD_AES_128_GCM,
    true,
    () => (heard += 1),
    (packet) => mux.send(peer, packet),
  );
  const peer: MuxPeer = {
    ice: new IceLiteAgent({ usernameFragment: REMOTE_FRAGMENT, password: 'bench' }),
    onCheck: () => undefined,
    onPacket: (packet) => host.receiveRtp(packet, arrivals++ * FRAME_MS),
  };
  mux.attach(peer);
  client.send(encodeCheck(peer.ice), mux.port, ADDRESS);
  await waitUntil('the host has answered the check and sent its own', () => answers === 2);
  const speaker = new Speaker(
    createSession(
      SRTP_AEAD_AES_128_GCM,
      false,
      () => undefined,
      (packet) => client.send(packet, mux.port, ADDRESS),
    ),
  );
  const mix = new Speaker(host);
  const [receive, send] = [new Fastest(), new Fastest()];
  answers = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    speaker.speak(LOUD);
    await receive.measure(() => drain(() => heard === round * PACKETS));
    await send.measure(() => mix.speak(-1));
    await drain(() => answers === round * PACKETS);
  }
  client.close();
  await mux.close();
  return [
    toFigure('packet in, whole: socket, route, open, deliver', receive),
    toFigure('packet out, whole: build, protect, socket', send),
  ];
}

function encodeCheck({ local }: IceLiteAgent): Buffer {
  return encodeBindingRequest({
    role: 'controlling',
    transactionId: Buffer.alloc(12, 1),
    username: `${local.usernameFragment}:${REMOTE_FRAGMENT}`,
    password: local.password,
    priority: 1,
    tieBreaker: Buffer.alloc(8),
    shouldNominate: true,
  });
}

async function openSocket(): Promise<Socket> {
  const lookup = (
    host: string,
    _options: unknown,
    callback: (error: null, address: string, family: number) => void,
  ): void => callback(null, host, 4);
  const socket = createSocket({ type: 'udp4', lookup: lookup as never });
  await new Promise<void>((resolve) => socket.bind(0, ADDRESS, resolve));
  socket.setRecvBufferSize(4_194_304);
  return socket;
}

/** Yields to the sockets without pausing until all packets have arrived. */
async function drain(isDone: () => boolean): Promise<void> {
  const endMs = monotonicMs() + 2_000;
  while (!isDone()) {
    if (monotonicMs() > endMs) throw new Error('Packets were lost: the system grants too small a socket buffer.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
