import type { Binding, Trigger, VoiceAction } from '../../../shared/model/keys/bindings.ts';
import { failure } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { Log } from '../../../shared/log.ts';
import {
  SOURCE_OFF,
  type HotkeySource,
  type RecordingOutcome,
  type SourceListener,
  type SourceStatus,
} from './hotkey-source.ts';
import type { PortalBus } from './portal-bus.ts';
import { openPortalSession, PortalRefusal } from './portal-session.ts';

/** Delay before looking again for a portal that ended; asking for it restarts it. Doubles with each failure. */
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
/** After listening this long, the retry count resets. */
const STEADY_MS = 60_000;

/** Only the system knows the key. */
const UNKNOWN_KEY: Trigger = { device: 'keyboard', code: 'Unidentified' };

export interface PortalSourceOptions {
  readonly openBus: () => Promise<PortalBus>;
  readonly listener: SourceListener;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** Hears keys through the desktop's portal, for Wayland. The person chooses the keys in the system's settings. */
export class PortalSource implements HotkeySource {
  readonly #options: PortalSourceOptions;
  readonly #held = new Map<VoiceAction, Binding>();
  #status: SourceStatus = SOURCE_OFF;
  #bindings: readonly Binding[] = [];
  #bus: PortalBus | undefined;
  /** Distinguishes the current session from earlier ones. */
  #generation = 0;
  #retries = 0;
  #cancelTimer = (): void => {};

  constructor(options: PortalSourceOptions) {
    this.#options = options;
  }

  status(): SourceStatus {
    return this.#status;
  }

  listen(bindings: readonly Binding[]): void {
    this.#bindings = bindings;
    if (this.#status.state === 'off') void this.#open();
  }

  stopListening(): void {
    this.#retries = 0;
    this.#drop();
    this.#show(SOURCE_OFF);
  }

  async record(): Promise<RecordingOutcome> {
    return failure(
      'cannot-record',
      "On this desktop, Earshot can't detect keys in other windows. Press the key in this window.",
    );
  }

  cancelRecording(): void {}

  forgetHeld(): void {
    this.#held.clear();
  }

  async close(): Promise<void> {
    this.stopListening();
  }

  async #open(): Promise<void> {
    const generation = ++this.#generation;
    const isCurrent = (): boolean => generation === this.#generation;
    this.#show({ ...SOURCE_OFF, state: 'starting', problem: this.#retries > 0 ? 'died' : null });
    try {
      const bus = await this.#options.openBus().catch((error: unknown) => {
        throw new PortalRefusal('no-portal', (error as Error).message);
      });
      if (!isCurrent()) return bus.close();
      this.#bus = bus;
      await openPortalSession(bus, this.#bindings, {
        onBound: (boundByPortal) => {
          if (isCurrent()) this.#handleBound(boundByPortal);
        },
        onInput: (action, isDown) => {
          if (isCurrent()) this.#handleInput(action, isDown);
        },
        onEnded: () => {
          if (isCurrent()) this.#handleEnd();
        },
      });
    } catch (error) {
      if (!isCurrent()) return;
      this.#options.log.info(`The portal for shortcuts: ${(error as Error).message}`);
      this.#drop();
      this.#show({
        ...SOURCE_OFF,
        state: 'failed',
        problem: error instanceof PortalRefusal ? error.reason : 'refused',
      });
    }
  }

  #handleInput(action: VoiceAction, isDown: boolean): void {
    // A release has the meaning of its press, whatever was bound in between.
    const binding = this.#held.get(action) ??
      this.#bindings.find((candidate) => candidate.action === action) ?? { action, trigger: UNKNOWN_KEY };
    if (isDown) this.#held.set(action, binding);
    else this.#held.delete(action);
    this.#options.listener.onInput(binding, isDown);
  }

  #handleBound(boundByPortal: SourceStatus['boundByPortal']): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.schedule(() => void (this.#retries = 0), STEADY_MS);
    this.#show({ state: 'on', problem: null, boundByPortal });
  }

  #handleEnd(): void {
    this.#drop();
    this.#show({ ...SOURCE_OFF, state: 'starting', problem: 'died' });
    const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries++);
    this.#cancelTimer = this.#options.schedule(() => void this.#open(), delayMs);
  }

  #drop(): void {
    this.#generation++;
    this.#cancelTimer();
    this.#bus?.close();
    this.#bus = undefined;
    this.#held.clear();
    this.#options.listener.onLost();
  }

  #show(status: SourceStatus): void {
    this.#status = status;
    this.#options.listener.onStatus();
  }
}
