/** Mixes 32 bits into a hash: a step of MurmurHash3 (Appleby, public domain). */
export function scrambleBits(hash: number, value: number): number {
  let scrambled = Math.imul(value, 0xcc9e2d51);
  scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  const mixed = hash ^ scrambled;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Spreads all bits of a finished hash: the last step of MurmurHash3. */
export function finishHash(hash: number): number {
  let finished = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  finished = Math.imul(finished ^ (finished >>> 13), 0xc2b2ae35);
  return finished ^ (finished >>> 16);
}
