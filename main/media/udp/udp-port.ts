import type { Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { describeListenError } from '../../../shared/describe-listen-error.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { DropCounters } from '../drop-counters.ts';
import type { PacketCarrier, PacketSender } from '../ice/packet-carrier.ts';
import { createUdpSocket } from './udp-socket.ts';

export interface UdpPortOptions {
  /** `::` = all addresses of both families, `0.0.0.0` = all of IPv4, else the one to listen on. */
  readonly bindAddress: string;
  /** 0 = any. */
  readonly port: number;
  readonly counters: DropCounters;
}

export type PacketHandler = (packet: Buffer, sender: PacketSender) => void;

const ANY = '::';
const ANY_IPV4 = '0.0.0.0';

/** A port that is free for IPv4 is almost always free for IPv6 too. */
const PORT_ATTEMPTS = 8;

/** Error codes of systems without IPv6. */
export const NO_IPV6: ReadonlySet<string> = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EPROTONOSUPPORT']);

/** The kernel's default holds 256 packets, 43 ms of 120 talkers. The kernel may grant less than this. */
const SOCKET_BUFFER_BYTES = 4_194_304;
const MIN_SOCKET_BUFFER_BYTES = 262_144;

/**
 * One UDP port, with a socket for each address family. A socket for both would name IPv4 peers in a form of IPv6, and
 * some systems cannot send to them through it.
 */
export class UdpPort implements PacketCarrier {
  readonly transport = 'udp';
  readonly #counters: DropCounters;
  readonly #ipv4: Socket | undefined;
  readonly #ipv6: Socket | undefined;
  #isClosed = false;

  private constructor(sockets: readonly Socket[], counters: DropCounters) {
    this.#counters = counters;
    this.#ipv4 = sockets.find((socket) => !isIPv6(socket.address().address));
    this.#ipv6 = sockets.find((socket) => isIPv6(socket.address().address));
    for (const socket of sockets) {
      growBuffers(socket);
      // ICMP errors such as "port unreachable" arrive here; the peer's own timeout decides.
      socket.on('error', () => (counters['send-failed'] += 1));
    }
  }

  /** Binds the sockets. With `::`, a system without IPv6 gets a port for IPv4 only. */
  static async open(options: UdpPortOptions): Promise<Result<UdpPort, 'port-in-use' | 'bind-failed'>> {
    const { bindAddress, port, counters } = options;
    for (let attempt = 1; ; attempt++) {
      const opened = bindAddress === ANY ? await bindBoth(port) : await bindOne(port, bindAddress);
      if (opened.ok) return success(new UdpPort(opened.value, counters));
      const { error } = opened;
      if (error.code === 'EADDRINUSE' && port === 0 && attempt < PORT_ATTEMPTS) continue;
      const place = `UDP port ${port} of ${bindAddress}`;
      if (error.code === 'EADDRINUSE')
        return failure('port-in-use', `${place} is in use. Close the program that uses it, or choose another port.`);
      return failure('bind-failed', describeListenError(place, error, { port, portOption: '--port' }));
    }
  }

  get port(): number {
    return (this.#ipv4 ?? this.#ipv6)?.address().port ?? 0;
  }

  /** Returns whether packets can be sent to addresses of a family. */
  has(family: 4 | 6): boolean {
    return (family === 4 ? this.#ipv4 : this.#ipv6) !== undefined;
  }

  /** Hands every packet to `onPacket` from now on. */
  receive(onPacket: PacketHandler): void {
    this.#ipv4?.on('message', onPacket);
    this.#ipv6?.on('message', onPacket);
  }

  /** Sends a packet to an address of either family; one without a socket counts as `send-failed`. */
  send(packet: Buffer, port: number, address: string): void {
    const socket = address.includes(':') ? this.#ipv6 : this.#ipv4;
    if (socket === undefined || this.#isClosed) this.#counters['send-failed'] += 1;
    else socket.send(packet, port, address);
  }

  /** Does nothing: the port is there for all peers. */
  confirm(): void {}

  /** Does nothing: the port is there for all peers. */
  release(): void {}

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.all([this.#ipv4, this.#ipv6].map(closeSocket));
  }
}

type Bound<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: NodeJS.ErrnoException };

async function bindOne(port: number, address: string): Promise<Bound<Socket[]>> {
  const bound = await bindSocket(port, address);
  return bound.ok ? success([bound.value]) : bound;
}

async function bindBoth(port: number): Promise<Bound<Socket[]>> {
  const first = await bindSocket(port, ANY_IPV4);
  if (!first.ok) return first;
  const second = await bindSocket(first.value.address().port, ANY);
  if (second.ok) return success([first.value, second.value]);
  if (NO_IPV6.has(second.error.code ?? '')) return success([first.value]);
  await closeSocket(first.value);
  return second;
}

function bindSocket(port: number, address: string): Promise<Bound<Socket>> {
  return new Promise((resolve) => {
    const socket = createUdpSocket(isIPv6(address) ? 'udp6' : 'udp4');
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close();
      resolve({ ok: false, error });
    });
    socket.bind(port, address, () => {
      socket.removeAllListeners('error');
      resolve(success(socket));
    });
  });
}

async function closeSocket(socket: Socket | undefined): Promise<void> {
  if (socket !== undefined) await new Promise<void>((resolve) => socket.close(() => resolve()));
}

/**
 * Enlarges the buffers. Linux grants what its limit allows; other systems refuse what exceeds theirs, so smaller sizes
 * follow.
 */
function growBuffers(socket: Socket): void {
  grow((bytes) => socket.setRecvBufferSize(bytes));
  grow((bytes) => socket.setSendBufferSize(bytes));
}

function grow(setBytes: (bytes: number) => void): void {
  for (let bytes = SOCKET_BUFFER_BYTES; bytes >= MIN_SOCKET_BUFFER_BYTES; bytes /= 2) {
    try {
      setBytes(bytes);
      return;
    } catch {
      // The next smaller size may work; if none does, the system's default remains.
    }
  }
}
