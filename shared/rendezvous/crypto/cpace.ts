import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { concatBytes, sha512, utf8Bytes } from './web-crypto.ts';

/**
 * CPace with ristretto255 and SHA-512, initiator and responder (draft-irtf-cfrg-cpace, cipher suite
 * CPACE-RISTR255-SHA512). Two sides that know the same password get the same key; each run lets an attacker try one
 * password.
 */

const DSI = utf8Bytes('CPaceRistretto255');
const DSI_ISK = utf8Bytes('CPaceRistretto255_ISK');
/** SHA-512 reads blocks of this size. */
const BLOCK_BYTES = 128;
export const SHARE_BYTES = 32;
/** Scalars are below 2^253. */
const TOP_BITS = 0x1f;

const { Point } = ristretto255;

/** The inputs that both sides know before a run. */
export interface CpaceInputs {
  /** PRS in the draft. */
  readonly password: Uint8Array;
  /** CI in the draft: what the run is for. */
  readonly channel: Uint8Array;
  /** sid in the draft: another one for each run. */
  readonly session: Uint8Array;
}

/** A public share and the data that its side binds to it (AD in the draft). */
export interface CpaceShare {
  readonly share: Uint8Array;
  readonly data: Uint8Array;
}

/** Returns the share for a secret scalar: 32 random bytes, little endian. */
export async function cpaceShareOf(inputs: CpaceInputs, scalar: Uint8Array): Promise<Uint8Array> {
  return (await generatorOf(inputs)).multiply(toScalar(scalar)).toBytes();
}

/**
 * Returns the key of a run (ISK), 64 bytes; undefined if the other side's share is no point of the group, or the
 * identity, with which any password would fit.
 */
export async function cpaceKeyOf(
  { session }: CpaceInputs,
  scalar: Uint8Array,
  otherShare: Uint8Array,
  { initiator, responder }: { readonly initiator: CpaceShare; readonly responder: CpaceShare },
): Promise<Uint8Array | undefined> {
  const shared = multiplyShare(otherShare, toScalar(scalar));
  if (shared === undefined) return undefined;
  return sha512(
    concatBytes(
      withLengths(DSI_ISK, session, shared),
      withLengths(initiator.share, initiator.data),
      withLengths(responder.share, responder.data),
    ),
  );
}

/** Returns the generator of the group that a password selects (`calculate_generator`). */
async function generatorOf({ password, channel, session }: CpaceInputs): Promise<InstanceType<typeof Point>> {
  const padLength = Math.max(0, BLOCK_BYTES - 1 - withLengths(password).length - withLengths(DSI).length);
  const text = withLengths(DSI, password, new Uint8Array(padLength), channel, session);
  return ristretto255_hasher.deriveToCurve!(await sha512(text));
}

/** Multiplies a share that somebody sent (`scalar_mult_vfy`); undefined if it or the result is not usable. */
function multiplyShare(share: Uint8Array, scalar: bigint): Uint8Array | undefined {
  try {
    const point = Point.fromBytes(share);
    return point.is0() ? undefined : point.multiply(scalar).toBytes();
  } catch {
    return undefined;
  }
}

/** Reads a scalar in little endian, below the order of the group and not 0. */
function toScalar(bytes: Uint8Array): bigint {
  let scalar = 0n;
  for (let index = bytes.length - 1; index >= 0; index--) {
    const byte = bytes[index] ?? 0;
    scalar = (scalar << 8n) | BigInt(index === SHARE_BYTES - 1 ? byte & TOP_BITS : byte);
  }
  const reduced = scalar % Point.Fn.ORDER;
  return reduced === 0n ? 1n : reduced;
}

/** Joins byte strings, each after its length in LEB128 (`lv_cat`). */
function withLengths(...parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...parts.flatMap((part) => [lengthOf(part), part]));
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let rest = length;
  for (; rest >= 128; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Uint8Array.of(...bytes, rest);
}
