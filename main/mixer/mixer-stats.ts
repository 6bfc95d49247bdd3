/** What the mixer did, as sums since it was made, but for `silentListeners`, which is of the last tick. */
export class MixerStats {
  ticks = 0;
  /** Frames of speakers that were taken in with sound. */
  decodes = 0;
  encodes = 0;
  encodeFailures = 0;
  /** Packets with sound, or the silence after it, that were sent: one encoded packet may go to many listeners. */
  packets = 0;
  /** Listeners who were moved to the stream of others because they had long heard the same. */
  merges = 0;
  /** Times that one speaker was added to one listener's mix. */
  mixedPairs = 0;
  /** Frames of speakers that were made in a timbre, each for all who hear it. */
  timbreFrames = 0;
  /** Those that stayed dry, for the worker had no room for more timbres. */
  missedTimbreFrames = 0;
  /** Frames that the limiter changed. */
  limitedFrames = 0;
  /** One-byte packets sent instead of silence. */
  dtxPackets = 0;
  /** Frames of 20 ms that the playout buffers of all speakers, also those who left, had to make up. */
  concealedFrames = 0;
  /** Listeners for whom nothing was encoded. */
  silentListeners = 0;
}
