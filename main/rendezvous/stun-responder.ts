import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { describeListenError } from '../../shared/describe-listen-error.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { TokenBucket } from '../../shared/token-bucket.ts';
import { addressGroupOf } from '../media/ice/address-group.ts';
import { AddressRates } from '../../shared/address-rates.ts';
import { answerStun } from './answer-stun.ts';

/** A lobby of 250 behind one address asks twice each, and hosts ask every 15 s to keep their mapping. */
const GROUP_ANSWERS_AT_ONCE = 512;
const GROUP_ANSWERS_PER_SECOND = 32;
const MAX_GROUPS = 8_192;

/** Answers in all, which bounds what forged sources make this port send: 0.5 MB/s. */
const ALL_RATE = { burst: 8_192, perSecond: 8_192 } as const;

export interface StunCounters {
  stunAnswers: number;
  stunDropped: number;
}

export interface StunResponder {
  close(): Promise<void>;
}

export interface StunOptions {
  /** The first of two ports; the second is the next number. */
  readonly port: number;
  /** Undefined = all addresses, both families. */
  readonly bindAddress: string | undefined;
  readonly counters: StunCounters;
  readonly nowMs: () => number;
}

/**
 * Answers STUN Binding requests on two ports, so that a host can tell whether its router gives each destination another
 * port. Answers nothing else, and nobody more often than the limits allow. Fails with `port-in-use` or `bind-failed`.
 */
export async function openStunResponder(
  options: StunOptions,
): Promise<Result<StunResponder, 'port-in-use' | 'bind-failed'>> {
  const { nowMs } = options;
  const rates = new AddressRates({
    burst: GROUP_ANSWERS_AT_ONCE,
    perSecond: GROUP_ANSWERS_PER_SECOND,
    maxGroups: MAX_GROUPS,
  });
  const all = new TokenBucket(ALL_RATE.burst, ALL_RATE.perSecond, nowMs());
  const sockets: Socket[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))));
  };
  const serve = (socket: Socket): void => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('message', (packet, sender) => {
      const answer = answerStun(packet, sender.address, sender.port);
      const isAllowed =
        answer !== undefined && rates.take(addressGroupOf(sender.address), nowMs()) && all.take(1, nowMs());
      if (isAllowed) answerTo(socket, answer, sender);
      options.counters[isAllowed ? 'stunAnswers' : 'stunDropped'] += 1;
    });
  };
  for (const { type, address } of familiesOf(options.bindAddress))
    for (const port of [options.port, options.port + 1]) {
      const opened = await bindSocket(type, address, port);
      if (opened instanceof Error) {
        // A machine without IPv6 still serves IPv4.
        if (type === 'udp6' && options.bindAddress === undefined && isWithoutIpv6(opened)) continue;
        await close();
        return describeFailure(opened, address, port);
      }
      serve(opened);
    }
  return success({ close });
}

function answerTo(socket: Socket, answer: Buffer, { address, port }: RemoteInfo): void {
  // An answer that cannot be sent is lost like one on the way.
  socket.send(answer, port, address, () => undefined);
}

function familiesOf(
  bindAddress: string | undefined,
): readonly { readonly type: 'udp4' | 'udp6'; readonly address: string }[] {
  if (bindAddress !== undefined) return [{ type: bindAddress.includes(':') ? 'udp6' : 'udp4', address: bindAddress }];
  return [
    { type: 'udp4', address: '0.0.0.0' },
    { type: 'udp6', address: '::' },
  ];
}

function bindSocket(type: 'udp4' | 'udp6', address: string, port: number): Promise<Socket | NodeJS.ErrnoException> {
  const socket = createSocket({ type, ipv6Only: type === 'udp6' });
  return new Promise((resolve) => {
    socket.once('error', (error) => {
      socket.close();
      resolve(error);
    });
    socket.bind(port, address, () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

function isWithoutIpv6({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL' || code === 'EINVAL';
}

function describeFailure(
  error: NodeJS.ErrnoException,
  address: string,
  port: number,
): Result<never, 'port-in-use' | 'bind-failed'> {
  if (error.code === 'EADDRINUSE')
    return failure('port-in-use', `UDP port ${port} is in use. Choose another one with --stun-port.`);
  return failure(
    'bind-failed',
    describeListenError(`UDP ${address}:${port}`, error, { port, portOption: '--stun-port' }),
  );
}
