import { timingSafeEqual } from 'node:crypto';

/** Returns whether two secrets are equal, in constant time wherever they differ. */
export function isEqualSecret(expected: string, candidate: string): boolean {
  const expectedBytes = Buffer.from(expected);
  const candidateBytes = Buffer.from(candidate);
  return expectedBytes.length === candidateBytes.length && timingSafeEqual(expectedBytes, candidateBytes);
}
