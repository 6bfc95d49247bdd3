import { invariant } from '../../shared/invariant.ts';
import { createHostKeys } from './host-keys.ts';
import type { HostedLobbyOptions } from './host-options.ts';
import { readTlsIdentity, type TlsIdentity } from './listen/tls-identity.ts';

/** The credentials that a lobby shows to others and requires of them. */
export class HostCredentials {
  /** The certificate that invitations name. */
  readonly identity: TlsIdentity;
  readonly gameToken: string;
  /** The secret of the current invitation. */
  secret: Uint8Array;

  private constructor(identity: TlsIdentity, gameToken: string, secret: Uint8Array) {
    this.identity = identity;
    this.gameToken = gameToken;
    this.secret = secret;
  }

  /** Uses the keys of earlier starts if the options have them, else new ones. */
  static async open(
    options: Pick<HostedLobbyOptions, 'keys' | 'gameToken' | 'succession'>,
    nowMs: number,
  ): Promise<HostCredentials> {
    const keys = options.keys ?? (await createHostKeys(nowMs));
    const identity = readTlsIdentity(keys.certificatePem, keys.privateKeyPem);
    invariant(identity !== undefined, 'keys were checked when they were made or read');
    // A host that stands by has keys of its own, and the secret of the lobby.
    const lobbySecret = options.succession?.standby?.state.secret;
    const secret = lobbySecret === undefined ? keys.secret : new Uint8Array(Buffer.from(lobbySecret, 'base64url'));
    return new HostCredentials(identity, options.gameToken ?? keys.gameToken, secret);
  }
}
