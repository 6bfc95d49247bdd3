import type { SecureContext } from 'node:tls';
import { invariant } from '../../shared/invariant.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { createHostKeys } from './host-keys.ts';
import type { HostOptions } from './host-options.ts';
import { followNamedCertificate, type CertificateWatch, type FollowedCertificate } from './listen/named-certificate.ts';
import { readTlsIdentity, type TlsIdentity } from './listen/tls-identity.ts';

/** What a running host shows to others and requires of them. */
export class HostCredentials {
  /** The certificate that invitations name. */
  readonly identity: TlsIdentity;
  readonly gameToken: string;
  /** The secret of the current invitation. */
  secret: Uint8Array;
  readonly #certificate: FollowedCertificate | undefined;

  private constructor(
    identity: TlsIdentity,
    gameToken: string,
    secret: Uint8Array,
    certificate: FollowedCertificate | undefined,
  ) {
    this.identity = identity;
    this.gameToken = gameToken;
    this.secret = secret;
    this.#certificate = certificate;
  }

  /** Uses the keys of earlier starts if the options have them, else new ones. */
  static async open(
    options: Pick<HostOptions, 'keys' | 'gameToken' | 'gameCertificate' | 'publicAddress'>,
    watch: CertificateWatch,
  ): Promise<Result<HostCredentials, 'bad-address'>> {
    const { gameCertificate, publicAddress } = options;
    const keys = options.keys ?? (await createHostKeys(watch.nowMs()));
    const identity = readTlsIdentity(keys.certificatePem, keys.privateKeyPem);
    invariant(identity !== undefined, 'keys were checked when they were made or read');
    const certificate =
      gameCertificate === undefined || publicAddress === null
        ? success(undefined)
        : followNamedCertificate(gameCertificate, publicAddress, watch);
    if (!certificate.ok) return failure('bad-address', certificate.error.message);
    const gameToken = options.gameToken ?? keys.gameToken;
    return success(new HostCredentials(identity, gameToken, keys.secret, certificate.value));
  }

  /** The certificate that programs see which connect to the public address. */
  get publicIdentity(): TlsIdentity {
    return this.#certificate?.current().identity ?? this.identity;
  }

  /** Returns what a program sees that asks for a host name; undefined = the certificate of the invitation. */
  contextFor(name: string): SecureContext | undefined {
    const named = this.#certificate?.current();
    return named?.covers(name) === true ? named.context : undefined;
  }

  stop(): void {
    this.#certificate?.stop();
  }
}
