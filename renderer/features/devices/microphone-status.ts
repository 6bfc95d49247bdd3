import type { MicrophoneProblemCode } from '../../audio/microphone-problem.ts';
import type { DevicesState } from './devices-store.ts';

/** How the microphone is, in a word. `silent`: it is on, but nothing comes from it. */
export interface MicrophoneStatus {
  readonly key: 'ok' | 'silent' | 'off' | 'opening' | MicrophoneProblemCode;
  readonly tone: 'plain' | 'good' | 'warn' | 'danger';
}

/** Below this level no microphone that works is ever: its own noise is louder, dBFS. */
const DEAD_DB = -90;
/** A microphone that was just opened is silent at first. */
const PATIENCE_MS = 3_000;

/** Returns how the microphone is. `hasSound`: whether it gave any sound of late; null = it is too early to tell. */
export function microphoneStatus(
  { microphone, problem }: Pick<DevicesState, 'microphone' | 'problem'>,
  hasSound: boolean | null,
): MicrophoneStatus {
  if (problem !== null) return { key: problem.code, tone: 'danger' };
  if (microphone === 'opening') return { key: 'opening', tone: 'plain' };
  if (microphone !== 'on') return { key: 'off', tone: 'plain' };
  if (hasSound === null) return { key: 'opening', tone: 'plain' };
  return hasSound ? { key: 'ok', tone: 'good' } : { key: 'silent', tone: 'warn' };
}

/** Watches whether sound comes from a microphone that is on. */
export class SoundWatch {
  #sinceMs: number | undefined;

  /** Takes a level in dBFS. Returns whether there was sound of late; null = it is too early to tell. */
  note(levelDb: number, nowMs: number): boolean | null {
    if (levelDb > DEAD_DB) {
      this.#sinceMs = nowMs;
      return true;
    }
    this.#sinceMs ??= nowMs;
    return nowMs - this.#sinceMs < PATIENCE_MS ? null : false;
  }
}
