import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import { parseJsonText } from '../../../shared/json-text.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import type { Log } from '../../../shared/log.ts';
import { keepPrivate } from '../settings/keep-private.ts';
import { keepAs } from '../settings/kept-file.ts';
import { readTextFile } from '../settings/read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

export const IDENTITY_FILE_NAME = 'identity.json';

const MAX_IDENTITY_FILE_BYTES = 4_096;

/** A private Ed25519 key as RFC 8037 writes it: `x` is the public part, `d` the secret part. */
const identityFileSchema = v.object({
  version: v.literal(1),
  key: v.object({
    kty: v.literal('OKP'),
    crv: v.literal('Ed25519'),
    x: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
    d: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  }),
});
type Key = v.InferOutput<typeof identityFileSchema>['key'];

/** The identity by which others recognise the player in every lobby. The private key does not leave this object. */
export interface PersonalIdentity {
  /** The raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Returns the signature over the text's UTF-8 bytes, base64url. */
  sign(statement: string): string;
  /** A problem with the stored key; null = none. */
  readonly notice: StoredNotice | null;
}

/**
 * Reads `identity.json` in `folder`, and creates a key if there is none. Never rejects: a damaged file is kept under
 * another name, and a key that cannot be stored is valid until the app ends. The key is never logged.
 */
export async function openIdentity(folder: string, log: Log): Promise<PersonalIdentity> {
  const filePath = path.join(folder, IDENTITY_FILE_NAME);
  try {
    const text = await readTextFile(filePath, MAX_IDENTITY_FILE_BYTES);
    const stored = text === undefined ? undefined : parseIdentity(text);
    if (stored !== undefined) await keepPrivate(filePath);
    if (stored !== undefined) return toIdentity(stored, null);
    const notice = text === undefined ? null : damaged(await keepAs(filePath, 'corrupt'));
    if (notice !== null) log.warn(notice.message);
    const made = createKey();
    await writeFileAtomically(filePath, `${JSON.stringify({ version: 1, key: made }, null, 2)}\n`);
    return toIdentity(made, notice);
  } catch (error) {
    // Log only the code: other parts of an error may quote the file's content.
    log.error(`The identity could not be read or stored (${(error as NodeJS.ErrnoException).code ?? 'no code'}).`);
    const message = 'The identity file could not be read or stored; the next start creates another identity.';
    return toIdentity(createKey(), { code: 'identity-unread', message, detail: '' });
  }
}

function damaged(keptAs: string): StoredNotice {
  const message = `The identity file was damaged and is kept as ${keptAs}.`;
  return { code: 'identity-damaged', message, detail: keptAs };
}

function createKey(): Key {
  return v.parse(identityFileSchema.entries.key, generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
}

/** Parses a key; undefined if the text holds none, or one whose parts do not belong together. */
function parseIdentity(text: string): Key | undefined {
  try {
    const json = parseJsonText(text);
    if (!json.ok) return undefined;
    const { key } = v.parse(identityFileSchema, json.value);
    return toPrivateKey(key).export({ format: 'jwk' }).x === key.x ? key : undefined;
  } catch {
    return undefined;
  }
}

function toPrivateKey(key: Key): KeyObject {
  return createPrivateKey({ key, format: 'jwk' });
}

function toIdentity(key: Key, notice: StoredNotice | null): PersonalIdentity {
  const privateKey = toPrivateKey(key);
  return {
    publicKey: key.x,
    sign: (statement) => sign(null, Buffer.from(statement, 'utf8'), privateKey).toString('base64url'),
    notice,
  };
}
