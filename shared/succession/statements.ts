import type { Claim, Grant, SignedSuccession, Succession } from '../protocol/succession-messages.ts';
import { PROTOCOL_NAME } from '../protocol/version.ts';
import type { HostIdentity } from '../rendezvous/handshake.ts';
import { base64UrlOfBytes } from '../rendezvous/crypto/web-crypto.ts';

/**
 * The texts that hosts and members sign. Each begins with what it is, so that no signature passes for another kind, and
 * each list with its length, so that no two successions have the same text. No field can hold a line break.
 */

const VOTE_PREFIX = `${PROTOCOL_NAME} vote 1`;

/** Returns what the host of an epoch signs with its certificate's key. */
export function successionStatement(succession: Succession): string {
  const { lobbyId, epoch, version, host, successors, electors, formerElectors } = succession;
  return [
    `${PROTOCOL_NAME} succession 1`,
    lobbyId,
    epoch,
    version,
    host,
    successors.length,
    ...successors.flatMap(({ identity, invitation }) => [identity, invitation]),
    electors.length,
    ...electors,
    formerElectors.length,
    ...formerElectors,
  ].join('\n');
}

/** Returns what an elector signs with its identity's key: its vote in an epoch, under exactly this succession. */
export function voteStatement({ epoch, candidate }: Pick<Claim, 'epoch' | 'candidate'>, base: Succession): string {
  return `${VOTE_PREFIX}\n${epoch}\n${candidate}\n${successionStatement(base)}`;
}

/** Returns whether a text is the statement of a vote, which an identity may sign. */
export function isVoteStatement(text: string): boolean {
  return text.startsWith(`${VOTE_PREFIX}\n`);
}

/** Returns what a host signs with its certificate's key when it wants a successor to take over. */
export function grantStatement(candidate: string, base: Succession): string {
  return `${PROTOCOL_NAME} grant 1\n${candidate}\n${successionStatement(base)}`;
}

/** Signs a succession with the certificate of the host that issues it. */
export function signSuccession(succession: Succession, host: HostIdentity): SignedSuccession {
  return {
    ...succession,
    certificate: base64UrlOfBytes(host.certificate),
    signature: host.sign(successionStatement(succession)),
  };
}

/** Signs the wish of a living host that `candidate` takes over. */
export function signGrant(candidate: string, base: Succession, host: HostIdentity): Grant {
  return { candidate, signature: host.sign(grantStatement(candidate, base)) };
}
