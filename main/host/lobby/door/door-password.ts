import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { comparedPassword, type DoorPassword } from '../../../../shared/model/people/door.ts';

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** 16 MiB and some 50 ms of one core for each guess. It runs beside the thread that passes packets on. */
const COST = { N: 16_384, r: 8, p: 1 } as const;

/** Returns what a host keeps of a password; null = none was typed. */
export async function hashDoorPassword(typed: string): Promise<DoorPassword | null> {
  const password = comparedPassword(typed);
  if (password === '') return null;
  const salt = randomBytes(SALT_BYTES);
  return describe(salt, await derive(password, salt));
}

/** Does the same at once, for a lobby that nobody is in yet. */
export function hashFirstDoorPassword(typed: string): DoorPassword | null {
  const password = comparedPassword(typed);
  if (password === '') return null;
  const salt = randomBytes(SALT_BYTES);
  return describe(salt, scryptSync(password, salt, HASH_BYTES, COST));
}

/** Returns whether `typed` is the password, in a time that does not reveal where it differs. */
export async function isDoorPassword(typed: string, { salt, hash }: DoorPassword): Promise<boolean> {
  const derived = await derive(comparedPassword(typed), Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(hash, 'base64url');
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

function describe(salt: Buffer, hash: Buffer): DoorPassword {
  return { salt: salt.toString('base64url'), hash: hash.toString('base64url') };
}

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_BYTES, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
