import { failure, success, type Result } from '../../shared/result.ts';

/** Long enough for a sentence. */
export const SELF_TEST_MS = 3_000;

/** What people hear of one on the way to the host. */
const BITS_PER_SECOND = 32_000;
const MIME_TYPE = 'audio/webm;codecs=opus';

/** Records `SELF_TEST_MS` of `stream` through the codec that talk goes through. */
export async function recordSelfTest(stream: MediaStream): Promise<Result<Blob>> {
  const recorder = new MediaRecorder(stream, { mimeType: MIME_TYPE, audioBitsPerSecond: BITS_PER_SECOND });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
  recorder.start();
  setTimeout(() => {
    if (recorder.state !== 'inactive') recorder.stop();
  }, SELF_TEST_MS);
  await stopped;
  const recording = new Blob(parts, { type: MIME_TYPE });
  return recording.size > 0 ? success(recording) : failure('nothing-recorded', 'Nothing was recorded. Choose another microphone and try again.');
}

/** Plays a recording on the device `sinkId` ('' = the system's default). Resolves when it has ended. */
export async function playSelfTest(recording: Blob, sinkId: string): Promise<Result<void>> {
  const url = URL.createObjectURL(recording);
  const element = new Audio(url);
  try {
    await element.setSinkId(sinkId);
    const ended = new Promise<void>((resolve, reject) => {
      element.addEventListener('ended', () => resolve(), { once: true });
      element.addEventListener('error', () => reject(new Error('not playable')), { once: true });
    });
    await element.play();
    await ended;
    return success(undefined);
  } catch {
    return failure('not-played', 'The recording could not be played. Choose other speakers and try again.');
  } finally {
    URL.revokeObjectURL(url);
  }
}
