import type { Binding, Trigger } from '../../../shared/model/keys/bindings.ts';
import type { Result } from '../../../shared/result.ts';
import type { AppEvents } from '../app/ports.ts';

export type HotkeyStatus = AppEvents['hotkeys:status'];

/** The part of the status that a source knows. */
export type SourceStatus = Pick<HotkeyStatus, 'state' | 'problem' | 'boundByPortal'>;

export const SOURCE_OFF: SourceStatus = { state: 'off', problem: null, boundByPortal: [] };

/** The events of a source. */
export interface SourceListener {
  /** `HotkeySource.status` may have changed. */
  onStatus(): void;
  /** A binding's key went down or up. The listener ignores what it already knows. */
  onInput(binding: Binding, isDown: boolean): void;
  /** Releases may have been lost: treat every key as released. */
  onLost(): void;
}

/** The recorded key; null = none was pressed. */
export type RecordingOutcome = Result<Trigger | null, 'cannot-record'>;

/** A way to hear keys while other programs have the focus. */
export interface HotkeySource {
  status(): SourceStatus;
  /** May be called again at any time; the newest bindings count. */
  listen(bindings: readonly Binding[]): void;
  stopListening(): void;
  /** As `HotkeyService.record`. */
  record(): Promise<RecordingOutcome>;
  cancelRecording(): void;
  /** Treats held keys as released, without reporting it. */
  forgetHeld(): void;
  /** Closes the source permanently. */
  close(): Promise<void>;
}
