import { timingSafeEqual } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { WebSocket, type ClientOptions } from 'ws';
import { formatAddress } from '../../shared/protocol/format-address.ts';
import type { HostAddress, Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { MAX_SIGNALLING_MESSAGE_BYTES } from '../../shared/protocol/limits.ts';
import { pinServerName } from '../../shared/protocol/pin-server-name.ts';
import { failure, success, type Result } from '../../shared/result.ts';

/** From the start to the open WebSocket. Ws' own timeout begins again with each step, and then once more for TLS. */
export const CONNECT_TIMEOUT_MS = 6_000;

/** The reasons why a connection to a host can fail. */
export type HostConnectionFailureCode = 'unreachable' | 'name-unknown' | 'port-refused' | 'wrong-certificate';

/**
 * The reasons to report when no address works, most telling first: a port that refuses shows that the machine is there.
 */
const CAUSES = ['wrong-certificate', 'port-refused', 'unreachable', 'name-unknown'] as const;

/**
 * Opens the signalling WebSocket of an invitation: it tries all addresses at the same time, keeps the first that shows
 * the invited certificate and drops the others. Sends nothing of the lobby's secret.
 */
export async function connectToHost(
  invitation: Pick<Invitation, 'addresses' | 'certificateSha256'>,
): Promise<Result<WebSocket, HostConnectionFailureCode>> {
  const attempts = invitation.addresses.map((address) => new Attempt(address, invitation.certificateSha256));
  const outcomes = attempts.map(async ({ opened }) => {
    const outcome = await opened;
    if (!outcome.ok) throw new ConnectError(outcome.error.code);
    return outcome.value;
  });
  try {
    const winner = await Promise.any(outcomes);
    for (const attempt of attempts) attempt.dropUnless(winner);
    return success(winner);
  } catch (error) {
    const codes =
      error instanceof AggregateError
        ? error.errors.map((one: unknown) => (one instanceof ConnectError ? one.code : 'unreachable'))
        : [];
    const code = CAUSES.find((one) => codes.includes(one)) ?? 'unreachable';
    return failure(code, MESSAGES[code](invitation.addresses.map(formatAddress).join(', ')));
  }
}

const MESSAGES: Readonly<Record<HostConnectionFailureCode, (addresses: string) => string>> = {
  'wrong-certificate': () =>
    'This invitation no longer works: the host has a new one, or another program answers there. Ask the host for a new one.',
  'port-refused': (addresses) => `No host is listening at ${addresses}. Ask whether the lobby is open.`,
  'name-unknown': (addresses) =>
    `No host answers at ${addresses}: the name has no address. Check its spelling and your DNS.`,
  unreachable: (addresses) =>
    `No host answers at ${addresses}. Ask whether the lobby is open and its port is reachable.`,
};

class ConnectError extends Error {
  readonly code: HostConnectionFailureCode;

  constructor(code: HostConnectionFailureCode) {
    super(code);
    this.code = code;
  }
}

/** A try of one address. */
class Attempt {
  readonly opened: Promise<Result<WebSocket, HostConnectionFailureCode>>;
  #socket: WebSocket;
  #isDropped = false;

  constructor(address: HostAddress, certificateSha256: Uint8Array) {
    const first = openSocket(address, certificateSha256, '');
    this.#socket = first.socket;
    this.opened = first.opened.then((outcome) => {
      if (outcome.ok || outcome.error.code !== 'wrong-certificate' || this.#isDropped) return outcome;
      // A host with several lobbies shows the certificate of the first one unless it is asked for another.
      const second = openSocket(address, certificateSha256, pinServerName(certificateSha256));
      this.#socket = second.socket;
      return second.opened;
    });
  }

  dropUnless(winner: WebSocket): void {
    if (this.#socket === winner) return;
    this.#isDropped = true;
    this.#socket.terminate();
  }
}

function openSocket(
  address: HostAddress,
  certificateSha256: Uint8Array,
  servername: string,
): { socket: WebSocket; opened: Promise<Result<WebSocket, HostConnectionFailureCode>> } {
  const options: ClientOptions & { readonly servername: string } = {
    // The certificate is self-signed: its fingerprint is compared below, before anything is sent.
    rejectUnauthorized: false,
    // Asked by its public name (SNI), a host may show an authority's certificate instead.
    servername,
    perMessageDeflate: false,
    maxPayload: MAX_SIGNALLING_MESSAGE_BYTES,
    followRedirects: false,
  };
  const socket = new WebSocket(`wss://${formatAddress(address)}/`, options);
  const opened = new Promise<Result<WebSocket, HostConnectionFailureCode>>((resolve) => {
    let hasInvitedCertificate = false;
    const timer = setTimeout(() => socket.terminate(), CONNECT_TIMEOUT_MS);
    socket.on('upgrade', (response) => {
      hasInvitedCertificate = showsCertificate(response.socket as TLSSocket, certificateSha256);
    });
    socket.on('open', () => {
      clearTimeout(timer);
      if (hasInvitedCertificate) return resolve(success(socket));
      socket.terminate();
      resolve(failure('wrong-certificate', formatAddress(address)));
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(failure(causeOf(code), formatAddress(address)));
    });
  });
  return { socket, opened };
}

function causeOf(code: string | undefined): HostConnectionFailureCode {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name-unknown';
  return code === 'ECONNREFUSED' ? 'port-refused' : 'unreachable';
}

function showsCertificate(socket: TLSSocket, certificateSha256: Uint8Array): boolean {
  const { fingerprint256 } = socket.getPeerCertificate();
  if (typeof fingerprint256 !== 'string') return false;
  const shown = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex');
  return shown.length === certificateSha256.length && timingSafeEqual(shown, certificateSha256);
}
