/** Counts what the mixer did since its creation, except for `silentListeners`, which refers to the last tick. */
export class MixerStats {
  ticks = 0;
  /** Speakers' frames that had sound. */
  decodes = 0;
  encodes = 0;
  encodeFailures = 0;
  /** Packets sent with sound or the silence after it; one encoded packet may go to many listeners. */
  packets = 0;
  /** Listeners moved to another stream because both had sounded the same for long enough. */
  merges = 0;
  /** Times that one speaker was added to one listener's mix. */
  mixedPairs = 0;
  /** Speakers' frames processed in a timbre, each once for all its listeners. */
  timbreFrames = 0;
  /** Frames that stayed dry because the worker had no room for more timbres. */
  missedTimbreFrames = 0;
  /** Frames changed by the limiter. */
  limitedFrames = 0;
  /** One-byte packets sent instead of silence. */
  dtxPackets = 0;
  /** Frames of 20 ms concealed by the playout buffers of all speakers, including those who left. */
  concealedFrames = 0;
  /** Listeners for whom nothing was encoded. */
  silentListeners = 0;
}
