import * as v from 'valibot';
import { parseMessage } from '../protocol/parse.ts';
import { findPublicKey } from './crypto/certificate-der.ts';
import { MAX_PASSED_LENGTH, RENDEZVOUS_PROTOCOL } from './messages.ts';
import { SealedChannel, type ChannelKeys } from './sealed-channel.ts';
import {
  base64UrlOfBytes,
  bytesOfBase64Url,
  concatBytes,
  sha256,
  utf8Bytes,
  verifySignature,
  webCrypto,
  type WebCryptoKey,
} from './crypto/web-crypto.ts';

const ECDH_P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;
const SHARED_BITS = 256;

/** An uncompressed point of P-256: 65 bytes. */
const publicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/));

const hostHelloSchema = v.object({
  type: v.literal('host-key'),
  /** DER, base64url. */
  certificate: v.pipe(v.string(), v.maxLength(4_096)),
  /** Made for this connection. */
  key: publicKey,
  /** Of `hostKeyStatement`, by the certificate's key: ECDSA P-256 with SHA-256, r | s, base64url. */
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)),
});

const guestHelloSchema = v.object({ type: v.literal('guest-key'), key: publicKey });

/** The credentials by which a host proves its identity. */
export interface HostIdentity {
  /** DER. */
  readonly certificate: Uint8Array;
  /** Signs UTF-8 bytes of a text with the certificate's key: ECDSA P-256 with SHA-256, r | s, base64url. */
  sign(text: string): string;
}

/** One connection of a guest through a rendezvous. */
export interface PassedConnection {
  /** As `lobbyIdOf`. */
  readonly lobby: string;
  /** The rendezvous' number of the connection. */
  readonly connection: number;
}

/** The first message of a host, and its answer to a guest's key. */
export interface HostHello {
  readonly text: string;
  /** Makes the channel with the guest who sent `guestHello`; undefined if that holds no key. */
  accept(guestHello: string, secret: Uint8Array): Promise<SealedChannel | undefined>;
}

/** Returns what a host signs, so that nobody else, not even an invited guest, can answer for it. */
function hostKeyStatement({ lobby, connection }: PassedConnection, key: string): string {
  return `${RENDEZVOUS_PROTOCOL} host key 1\n${lobby}\n${connection}\n${key}`;
}

/** Creates a host's key for one connection, signed by the certificate of its invitation. */
export async function createHostHello(identity: HostIdentity, passed: PassedConnection): Promise<HostHello> {
  const { privateKey, key } = await createKey();
  const text = JSON.stringify({
    type: 'host-key',
    certificate: base64UrlOfBytes(identity.certificate),
    key,
    signature: identity.sign(hostKeyStatement(passed, key)),
  });
  return {
    text,
    async accept(guestHello, secret) {
      const hello = parseMessage(guestHello, guestHelloSchema, MAX_PASSED_LENGTH);
      if (!hello.ok) return undefined;
      const root = await agree(privateKey, hello.value.key, secret);
      if (root === undefined) return undefined;
      return SealedChannel.create('host', keysFor(root, passed, key, hello.value.key));
    },
  };
}

/** A guest's end of a new channel, and what the guest sends so that the host can open it too. */
export interface GuestHello {
  readonly text: string;
  readonly channel: SealedChannel;
}

/** Returns the SHA-256 of the certificate that a host shows; undefined if it shows none. Proves nothing. */
export async function shownCertificate(hostHello: string): Promise<Uint8Array | undefined> {
  const hello = parseMessage(hostHello, hostHelloSchema, MAX_PASSED_LENGTH);
  const certificate = hello.ok ? bytesOfBase64Url(hello.value.certificate) : undefined;
  return certificate === undefined ? undefined : sha256(certificate);
}

/**
 * Answers a host's key, if it is signed by the owner of the certificate in the invitation; undefined if not. The keys
 * follow from an agreement on P-256 (NIST SP 800-56A) and the invitation's secret.
 */
export async function answerHostHello(
  hostHello: string,
  invitation: { readonly certificateSha256: Uint8Array; readonly secret: Uint8Array },
  passed: PassedConnection,
): Promise<GuestHello | undefined> {
  const hello = parseMessage(hostHello, hostHelloSchema, MAX_PASSED_LENGTH);
  if (!hello.ok) return undefined;
  const certificate = bytesOfBase64Url(hello.value.certificate);
  const signature = bytesOfBase64Url(hello.value.signature);
  const spki = certificate === undefined ? undefined : findPublicKey(certificate);
  if (certificate === undefined || signature === undefined || spki === undefined) return undefined;
  const hash = await sha256(certificate);
  if (!hash.every((byte, index) => byte === invitation.certificateSha256[index])) return undefined;
  const statement = utf8Bytes(hostKeyStatement(passed, hello.value.key));
  if (!(await verifySignature(spki, signature, statement))) return undefined;
  const { privateKey, key } = await createKey();
  const root = await agree(privateKey, hello.value.key, invitation.secret);
  if (root === undefined) return undefined;
  return {
    text: JSON.stringify({ type: 'guest-key', key }),
    channel: await SealedChannel.create('guest', keysFor(root, passed, hello.value.key, key)),
  };
}

async function createKey(): Promise<{ readonly privateKey: WebCryptoKey; readonly key: string }> {
  const { subtle } = webCrypto;
  const pair = await subtle.generateKey(ECDH_P256, false, ['deriveBits']);
  return {
    privateKey: pair.privateKey,
    key: base64UrlOfBytes(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))),
  };
}

/** Combines the agreed secret with the invitation's; undefined if the other key is no point of the curve. */
async function agree(privateKey: WebCryptoKey, otherKey: string, secret: Uint8Array): Promise<Uint8Array | undefined> {
  const { subtle } = webCrypto;
  try {
    const other = await subtle.importKey('raw', bytesOfBase64Url(otherKey) ?? new Uint8Array(), ECDH_P256, false, []);
    const shared = await subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, SHARED_BITS);
    return concatBytes(new Uint8Array(shared), secret);
  } catch {
    return undefined;
  }
}

function keysFor(
  root: Uint8Array,
  { lobby, connection }: PassedConnection,
  hostKey: string,
  guestKey: string,
): ChannelKeys {
  return { root, context: `${lobby} ${connection} ${hostKey} ${guestKey}` };
}
