const SEQUENCE_MODULO = 65_536;
const HALF = 32_768;

/**
 * Returns the most likely 48-bit index of a packet: roll-over counter x 65,536 + sequence number (RFC 3711, section
 * 3.3.1 and appendix A). `highestIndex` is the highest index authenticated so far, -1 for none. Negative if the packet
 * would be older than the stream.
 */
export function estimatePacketIndex(highestIndex: number, sequence: number): number {
  if (highestIndex < 0) return sequence;
  const rollOver = Math.floor(highestIndex / SEQUENCE_MODULO);
  const highestSequence = highestIndex % SEQUENCE_MODULO;
  const difference = sequence - highestSequence;
  if (difference > HALF) return (rollOver - 1) * SEQUENCE_MODULO + sequence;
  if (difference < -HALF) return (rollOver + 1) * SEQUENCE_MODULO + sequence;
  return rollOver * SEQUENCE_MODULO + sequence;
}
