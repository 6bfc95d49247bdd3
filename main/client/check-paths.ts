import { request } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { MeetingAnswer, PathCheck } from '../../shared/ipc/path-check.ts';
import { rendezvousUrl } from '../../shared/protocol/rendezvous-address.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { checkMeeting } from '../../shared/rendezvous/check-meeting.ts';
import type { RendezvousPorts } from '../../shared/rendezvous/guest-line.ts';
import { connectToHost } from './host-connection.ts';

const FAULT_TIMEOUT_MS = 4_000;

/** Errors of a TLS certificate that is not valid at this machine's time. */
const EXPIRY_CODES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/**
 * Finds out which paths lead to the host of an invitation, without joining: its own addresses, unless they must not see
 * this machine (`relayOnly`), and its rendezvous. Sends nothing of the lobby's secret.
 */
export async function checkPaths(
  invitation: Invitation,
  relayOnly: boolean,
  ports: RendezvousPorts,
): Promise<PathCheck> {
  const [host, meeting] = await Promise.all([checkHost(invitation, relayOnly), checkMeeting(invitation, ports)]);
  const { answer, iceServers, timeS } = meeting;
  const fault: Fault =
    answer === 'unreachable'
      ? await findFault(invitation.rendezvous)
      : { answer, clockAheadMs: timeS === null ? null : Date.now() - timeS * 1_000 };
  return { host, meeting: fault.answer, clockAheadMs: fault.clockAheadMs, iceServers };
}

async function checkHost(invitation: Invitation, relayOnly: boolean): Promise<PathCheck['host']> {
  if (relayOnly || invitation.addresses.length === 0) return 'not-asked';
  const connected = await connectToHost(invitation);
  if (!connected.ok) return connected.error.code;
  connected.value.terminate();
  return 'answers';
}

interface Fault {
  readonly answer: MeetingAnswer;
  readonly clockAheadMs: number | null;
}

/** Finds out why no rendezvous answers at an address: its name, its port, or its certificate. */
async function findFault(address: string): Promise<Fault> {
  const url = new URL(rendezvousUrl(address, ''));
  const code = url.protocol === 'wss:' ? await tryTls(url, true) : await tryTcp(url);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { answer: 'name-unknown', clockAheadMs: null };
  if (code === 'ECONNREFUSED') return { answer: 'port-refused', clockAheadMs: null };
  const isUntrusted = /CERT|SIGNATURE|ALTNAME/.test(code);
  if (!isUntrusted) return { answer: 'unreachable', clockAheadMs: null };
  // Nothing is believed of a server without a valid certificate but what time it thinks it is.
  const serverMs = EXPIRY_CODES.has(code) ? Date.parse(await tryTls(url, false)) : Number.NaN;
  return { answer: 'untrusted', clockAheadMs: Number.isNaN(serverMs) ? null : Date.now() - serverMs };
}

/** Asks by HTTPS. Resolves with the code of the error, or the server's `Date`; '' = neither. */
function tryTls({ hostname, port }: URL, isVerified: boolean): Promise<string> {
  return new Promise((resolve) => {
    const asked = request(
      {
        method: 'HEAD',
        host: hostname.replace(/^\[|\]$/g, ''),
        port: port === '' ? 443 : Number(port),
        rejectUnauthorized: isVerified,
        agent: false,
      },
      (response) => {
        resolve(response.headers.date ?? '');
        response.destroy();
      },
    );
    // A server that sends a byte now and then is never idle.
    const deadline = setTimeout(() => asked.destroy(), FAULT_TIMEOUT_MS);
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    asked.on('close', () => {
      clearTimeout(deadline);
      resolve('');
    });
    asked.end();
  });
}

/** Connects by TCP. Resolves with the code of the error; '' = it opened, or took too long. */
function tryTcp({ hostname, port }: URL): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? 80 : Number(port),
      timeout: FAULT_TIMEOUT_MS,
    });
    const finish = (code: string): void => {
      socket.destroy();
      resolve(code);
    };
    socket.on('connect', () => finish('')).on('timeout', () => finish(''));
    socket.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? ''));
  });
}
