import { failure, type Failure } from '../../shared/result.ts';

export type MicrophoneProblemCode = 'denied' | 'missing' | 'busy' | 'unusable' | 'unplugged';

const MESSAGES: Readonly<Record<MicrophoneProblemCode, string>> = {
  denied:
    'Earshot may not use the microphone. Allow it in the settings of the system or of the browser, then try again.',
  missing: 'No microphone was found. Plug one in: Earshot starts using it by itself.',
  busy: 'Another program holds the microphone. Close that program, then try again.',
  unusable: 'The microphone could not be opened. Choose another one, or unplug it and plug it in again.',
  unplugged: 'The microphone was pulled out. Plug it in again, or choose another one.',
};

// Names of `DOMException` that getUserMedia rejects with (W3C Media Capture and Streams, section 10.2).
const CODES: Readonly<Record<string, MicrophoneProblemCode>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** A problem with its words for a person. */
export function microphoneProblem(code: MicrophoneProblemCode): Failure<MicrophoneProblemCode> {
  return { code, message: MESSAGES[code] };
}

/** What getUserMedia rejected with -> a failure with words for a person. */
export function microphoneFailure(error: unknown): ReturnType<typeof failure<MicrophoneProblemCode>> {
  const { code, message } = microphoneProblem((error instanceof Error ? CODES[error.name] : undefined) ?? 'unusable');
  return failure(code, message);
}
