import type { SpeakerInputStats } from '../mixer/ports.ts';

/** Holds the counters of one speaker, written by its ingest. See `SpeakerInputStats`. */
export class IngestStats implements SpeakerInputStats {
  received = 0;
  duplicate = 0;
  late = 0;
  discardedOverflow = 0;
  invalid = 0;
  concealedFrames = 0;
  fecFrames = 0;
  redundantFramesUsed = 0;
  insertedFrames = 0;
  skippedFrames = 0;
  playedPackets = 0;
  waitMs = 0;
  targetDelayMs = 0;
  delayMs = 0;
}
