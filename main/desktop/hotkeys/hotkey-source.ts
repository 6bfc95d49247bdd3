import type { Binding, Trigger } from '../../../shared/model/bindings.ts';
import type { Result } from '../../../shared/result.ts';
import type { AppEvents } from '../app/ports.ts';

export type HotkeyStatus = AppEvents['hotkeys:status'];

/** How a source stands: the part of the status that it knows. */
export type SourceStatus = Pick<HotkeyStatus, 'state' | 'problem' | 'boundByPortal'>;

export const SOURCE_OFF: SourceStatus = { state: 'off', problem: null, boundByPortal: [] };

/** What a source tells. */
export interface SourceListener {
  /** `HotkeySource.status` may have changed. */
  onStatus(): void;
  /** A binding's key went down or up. The listener passes over what it knows already. */
  onInput(binding: Binding, isDown: boolean): void;
  /** Releases may have got lost: nothing counts as held any more. */
  onLost(): void;
}

/** The key that was pressed; null = none was. */
export type RecordingOutcome = Result<Trigger | null, 'cannot-record'>;

/** One way to hear keys while other programs have the focus. */
export interface HotkeySource {
  status(): SourceStatus;
  /** May be called again at any time; the newest bindings count. */
  listen(bindings: readonly Binding[]): void;
  stopListening(): void;
  /** As `HotkeyService.record`. */
  record(): Promise<RecordingOutcome>;
  cancelRecording(): void;
  /** What is held counts as released, and is not told. */
  forgetHeld(): void;
  /** Ends it for good. */
  close(): Promise<void>;
}
