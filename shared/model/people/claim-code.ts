import { readTypedSymbols, symbolsOf } from './typed-symbols.ts';

/** 60 bits. */
export const CLAIM_CODE_SYMBOLS = 12;
/** UTF-16 code units of a code as people type it. */
export const MAX_CLAIM_CODE_LENGTH = 64;
const GROUP_LENGTH = 4;

/** Returns a claim code for `CLAIM_CODE_SYMBOLS` random bytes. */
export function claimCodeOf(random: Uint8Array): string {
  return symbolsOf(random.subarray(0, CLAIM_CODE_SYMBOLS));
}

/** Reads a claim code as people type or paste it; undefined if it is none. */
export function parseClaimCode(input: string): string | undefined {
  return readTypedSymbols(input, CLAIM_CODE_SYMBOLS);
}

/** Returns a code as people read it, such as `K7Q2-9MDX-0TVW`. */
export function formatClaimCode(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'g'))?.join('-') ?? '';
}
