import { randomBytes } from 'node:crypto';
import { parseJsonText } from '../../shared/json-text.ts';
import { toBase64Url } from '../../shared/protocol/invitation/invitation.ts';
import { createGameToken, parseGameToken } from './game-api/game-token.ts';
import type { HostKeys } from './host-options.ts';
import { createTlsIdentity, readTlsIdentity } from './listen/tls-identity.ts';

const SECRET_BYTES = 16;
const FORMAT_VERSION = 1;

export function createSecret(): Uint8Array {
  return new Uint8Array(randomBytes(SECRET_BYTES));
}

export async function createHostKeys(nowMs: number): Promise<HostKeys> {
  const { certificatePem, privateKeyPem } = await createTlsIdentity(nowMs);
  return { certificatePem, privateKeyPem, secret: createSecret(), gameToken: createGameToken() };
}

/** Keys -> the text of a file that `parseHostKeys` reads. */
export function formatHostKeys({ certificatePem, privateKeyPem, secret, gameToken }: HostKeys): string {
  const fields = { version: FORMAT_VERSION, certificatePem, privateKeyPem, secret: toBase64Url(secret), gameToken };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

/** Parses keys; undefined if the text holds none, or if they do not belong together. */
export function parseHostKeys(text: string): HostKeys | undefined {
  const { version, certificatePem, privateKeyPem, secret, gameToken } = fieldsOf(text);
  if (version !== FORMAT_VERSION) return undefined;
  if (typeof certificatePem !== 'string' || typeof privateKeyPem !== 'string') return undefined;
  if (typeof secret !== 'string' || typeof gameToken !== 'string') return undefined;
  const secretBytes = new Uint8Array(Buffer.from(secret, 'base64url'));
  if (secretBytes.length !== SECRET_BYTES || !parseGameToken(gameToken).ok) return undefined;
  if (readTlsIdentity(certificatePem, privateKeyPem) === undefined) return undefined;
  return { certificatePem, privateKeyPem, secret: secretBytes, gameToken };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  const json = parseJsonText(text);
  return json.ok && typeof json.value === 'object' && json.value !== null ? { ...json.value } : {};
}
