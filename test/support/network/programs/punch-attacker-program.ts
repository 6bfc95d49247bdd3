import { connectToHost } from '../../../../main/client/host-connection.ts';
import { nextMessage } from '../../../../main/client/next-message.ts';
import { joinRequestOf } from '../../../../main/client/signalling-client.ts';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { createClientPeer } from '../../../../main/media/client-peer.ts';
import { MAX_CANDIDATES } from '../../../../shared/protocol/limits.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../../../shared/protocol/version.ts';
import { readInvitation } from '../../read-invitation.ts';
import { silentLog } from '../../silent-log.ts';

/**
 * A guest with a valid invitation that names places of others as its own: many ports of each victim, in its offer and
 * in candidates that follow. It prints `named` when it has sent them all, and stays until it is ended. Arguments: the
 * invitation, then victims.
 */

const PORTS_OF_A_VICTIM = 32;
const FIRST_PORT = 40_000;
/** A service that answers strangers. */
const DNS_PORT = 53;

const [link = '', ...victims] = process.argv.slice(2);
const invitation = readInvitation(link);
const candidates = Array.from({ length: PORTS_OF_A_VICTIM }, (_, index) => index).flatMap((index) =>
  victims.map(
    (address) =>
      `candidate:${index} 1 udp ${2_130_706_431 - index} ${address} ${index === 0 ? DNS_PORT : FIRST_PORT + index} typ host`,
  ),
);
const peer = await createClientPeer({ nowMs: monotonicMs, onOpus: () => undefined, log: silentLog });
const [own = ''] = /^a=candidate:.*$/m.exec(peer.offerSdp) ?? [];
const offered = candidates.slice(0, MAX_CANDIDATES).map((candidate) => `a=${candidate}`);
const offer = peer.offerSdp
  .replace(own, offered.join('\r\n'))
  .replaceAll(/^a=candidate:.*\r\n/gm, (line) => (offered.includes(line.trim()) ? line : ''));
const connected = await connectToHost(invitation);
if (!connected.ok) throw new Error(connected.error.message);
const socket = connected.value;
const answered = nextMessage(socket);
socket.send(JSON.stringify(joinRequestOf({ invitation, name: 'Magpie', offer })));
const answer = await answered;
if (!answer.ok || answer.value.type !== 'joined') throw new Error(`Not joined: ${JSON.stringify(answer)}`);
const head = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION, type: 'candidate' };
for (const candidate of candidates.slice(MAX_CANDIDATES)) socket.send(JSON.stringify({ ...head, candidate }));
process.stdout.write('named\n');
