import { failure, type Failure } from '../../shared/result.ts';

export type MicrophoneProblemCode = 'denied' | 'missing' | 'busy' | 'unusable' | 'unplugged';

// Names of `DOMException` that getUserMedia rejects with (W3C Media Capture and Streams, section 10.2).
const CODES: Readonly<Record<string, MicrophoneProblemCode>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Describes a problem; its words for players are in the catalogue, under its code. */
export function microphoneProblem(code: MicrophoneProblemCode): Failure<MicrophoneProblemCode> {
  return { code, message: `The microphone is ${code}.` };
}

/** Converts what getUserMedia rejected with into a failure. */
export function microphoneFailure(error: unknown): ReturnType<typeof failure<MicrophoneProblemCode>> {
  const { code, message } = microphoneProblem((error instanceof Error ? CODES[error.name] : undefined) ?? 'unusable');
  return failure(code, message);
}
