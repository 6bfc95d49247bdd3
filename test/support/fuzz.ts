import { createRandom } from './signals.ts';

/** Random bytes of random length, 0 to `maxBytes`. */
export function randomPacket(random: () => number, maxBytes: number): Buffer {
  return Buffer.from(Array.from({ length: Math.floor(random() * (maxBytes + 1)) }, () => Math.floor(random() * 256)));
}

/** Returns a copy of `valid` with some bytes changed, and sometimes truncated or lengthened. */
export function mutate(random: () => number, valid: Buffer): Buffer {
  const copy = Buffer.from(valid);
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes && copy.length > 0; change++)
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  if (random() < 0.2) return copy.subarray(0, Math.floor(random() * copy.length));
  return random() < 0.1 ? Buffer.concat([copy, randomPacket(random, 32)]) : copy;
}

/** Calls `parse` with `rounds` seeded packets, half of them random, half near one of `valid`. It must not throw. */
export function fuzz(seed: number, rounds: number, valid: readonly Buffer[], parse: (packet: Buffer) => unknown): void {
  const random = createRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const template = valid[Math.floor(random() * valid.length)];
    parse(template === undefined || random() < 0.5 ? randomPacket(random, 300) : mutate(random, template));
  }
}

/** Hexadecimal with any white space -> bytes. */
export function hex(text: string): Buffer {
  return Buffer.from(text.replace(/\s+/g, ''), 'hex');
}
