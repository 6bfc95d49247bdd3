import { isSameTrigger, type Binding, type Trigger } from '../../../shared/model/keys/bindings.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HelperProcess } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import {
  helperReportSchema,
  MAX_HELPER_MESSAGE_LENGTH,
  type HelperReport,
  type HelperRequest,
} from './helper-messages.ts';
import {
  SOURCE_OFF,
  type HotkeySource,
  type RecordingOutcome,
  type SourceListener,
  type SourceStatus,
} from './hotkey-source.ts';

/** A virus scanner may inspect a newly installed program before it starts. */
const LOAD_LIMIT_MS = 10_000;
/** On an idle machine the hook is installed after 0.1 s, or hangs. */
const START_LIMIT_MS = 2_000;
/** Both limits double with each failure, up to this many times: a busy machine needs longer, not another process. */
const MAX_LIMIT_DOUBLINGS = 3;
/** A helper that takes longer than this is worth a word to the player. */
const SLOW_AFTER_MS = 2_000;
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 30_000;
/** After this long without a failure, the retry count resets. */
const STEADY_MS = 60_000;
/** macOS does not notify the app when the person grants the permission. */
const PERMISSION_POLL_MS = 2_000;

export interface HookSourceOptions {
  /** Starts the helper process. */
  readonly spawn: () => HelperProcess;
  /** Whether the system lets programs hear keys; with `asks`, the system asks the person. */
  readonly isPermitted: (asks: boolean) => boolean;
  readonly listener: SourceListener;
  readonly schedule: Schedule;
  readonly log: Log;
}

/**
 * Hears keys with the native hook in its helper process, which runs only while the app listens or records. A helper
 * that does not respond is killed, and one that ended is restarted after a growing pause, as often as needed: the next
 * press of a key must not depend on how busy the machine was earlier.
 */
export class HookSource implements HotkeySource {
  readonly #options: HookSourceOptions;
  #status: SourceStatus = SOURCE_OFF;
  #helper: HelperProcess | undefined;
  #bindings: readonly Binding[] | undefined;
  #recordings: ((outcome: RecordingOutcome) => void)[] = [];
  #restarts = 0;
  #hasAsked = false;
  #cancelTimer = (): void => {};

  constructor(options: HookSourceOptions) {
    this.#options = options;
  }

  status(): SourceStatus {
    if (this.#status.state === 'off' && !this.#options.isPermitted(false))
      return { ...SOURCE_OFF, problem: 'no-permission' };
    return this.#status;
  }

  listen(bindings: readonly Binding[]): void {
    this.#bindings = bindings;
    // Also while the helper starts: it may have received the triggers earlier.
    this.#send({ type: 'watch', triggers: this.#watched() });
    if (this.#status.state !== 'on') this.#run();
  }

  stopListening(): void {
    this.#bindings = undefined;
    if (this.#recordings.length === 0) this.#stop();
    else this.#send({ type: 'watch', triggers: [] });
  }

  record(): Promise<RecordingOutcome> {
    return new Promise((resolve) => {
      this.#recordings.push(resolve);
      if (this.#status.state === 'on') this.#send({ type: 'record' });
      else if (this.#status.state === 'failed') this.#refuseRecordings();
      else this.#run();
    });
  }

  cancelRecording(): void {
    if (this.#recordings.length === 0) return;
    if (this.#status.state === 'on') return this.#send({ type: 'cancel-recording' });
    this.#endRecordings(success(null));
    if (!this.#isWanted) this.#stop();
  }

  forgetHeld(): void {
    if (this.#status.state === 'on') this.#send({ type: 'forget-held' });
  }

  async close(): Promise<void> {
    this.#bindings = undefined;
    this.#endRecordings(success(null));
    this.#stop();
  }

  get #isWanted(): boolean {
    return this.#bindings !== undefined || this.#recordings.length > 0;
  }

  #watched(): Trigger[] {
    return (this.#bindings ?? []).map(({ trigger }) => trigger);
  }

  #run(): void {
    if (
      this.#status.state === 'starting' ||
      (this.#status.state === 'failed' && this.#status.problem !== 'no-permission')
    )
      return;
    const isPermitted = this.#options.isPermitted(!this.#hasAsked);
    this.#hasAsked = true;
    if (isPermitted) return this.#launch();
    this.#waitFor(() => this.#run(), PERMISSION_POLL_MS);
    this.#fail('no-permission');
  }

  #launch(): void {
    this.#show({ ...SOURCE_OFF, state: 'starting', problem: this.#restarts > 0 ? 'died' : null });
    const helper = this.#options.spawn();
    this.#helper = helper;
    this.#waitFor(() => this.#handleSlowStart(), SLOW_AFTER_MS);
    helper.onExit((description) => {
      if (this.#helper === helper) this.#handleDeath(description);
    });
    helper.onMessage((text) => {
      const report =
        typeof text === 'string' ? parseMessage(text, helperReportSchema, MAX_HELPER_MESSAGE_LENGTH) : undefined;
      if (this.#helper === helper && report?.ok === true) this.#follow(report.value);
    });
  }

  #follow(report: HelperReport): void {
    switch (report.type) {
      case 'loaded':
        this.#killAfter(START_LIMIT_MS, 'did not hear');
        return this.#send({ type: 'start', triggers: this.#watched() });
      case 'ready':
        this.#waitFor(() => void (this.#restarts = 0), STEADY_MS);
        this.#recordings.forEach(() => this.#send({ type: 'record' }));
        return this.#show({ ...SOURCE_OFF, state: 'on' });
      case 'failed':
        this.#options.log.warn(`The helper for keys: ${report.message}`);
        this.#retire();
        return this.#fail(report.reason);
      case 'input':
        return this.#handleInput(report.trigger, report.isDown);
      case 'recorded':
        this.#recordings.shift()?.(success(report.trigger));
        if (!this.#isWanted) this.#stop();
    }
  }

  #handleInput(trigger: Trigger, isDown: boolean): void {
    const binding = this.#bindings?.find((candidate) => isSameTrigger(candidate.trigger, trigger));
    if (binding !== undefined) this.#options.listener.onInput(binding, isDown);
  }

  #handleSlowStart(): void {
    this.#show({ ...SOURCE_OFF, state: 'starting', problem: this.#restarts > 0 ? 'died' : 'slow' });
    this.#killAfter(LOAD_LIMIT_MS, 'did not start', SLOW_AFTER_MS);
  }

  /** Kills the helper when it exceeds the limit, which grows with each failure. `waitedMs` of it have passed. */
  #killAfter(limitMs: number, reason: string, waitedMs = 0): void {
    const grownMs = limitMs * 2 ** Math.min(this.#restarts, MAX_LIMIT_DOUBLINGS);
    this.#waitFor(() => {
      this.#helper?.kill();
      this.#handleDeath(`${reason} within ${grownMs / 1_000} s`);
    }, grownMs - waitedMs);
  }

  #handleDeath(description: string): void {
    this.#retire();
    this.#refuseRecordings();
    if (!this.#isWanted) return this.#stop();
    this.#options.log.warn(`The helper for keys ended (${description}).`);
    this.#show({ ...SOURCE_OFF, state: 'starting', problem: 'died' });
    this.#waitFor(() => this.#launch(), Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** this.#restarts++));
  }

  #stop(): void {
    this.#retire();
    this.#restarts = 0;
    this.#show(SOURCE_OFF);
  }

  #fail(problem: SourceStatus['problem']): void {
    this.#show({ ...SOURCE_OFF, state: 'failed', problem });
    this.#refuseRecordings();
    // A caller that only wanted to record may try again.
    if (!this.#isWanted) this.#stop();
  }

  /** Drops the helper and the keys it reported as held. */
  #retire(): void {
    this.#cancelTimer();
    const helper = this.#helper;
    this.#helper = undefined;
    if (helper === undefined) return;
    helper.kill();
    this.#options.listener.onLost();
  }

  #refuseRecordings(): void {
    this.#endRecordings(
      failure('cannot-record', "Earshot can't detect keys in other windows now. Press the key in this window."),
    );
  }

  #endRecordings(outcome: RecordingOutcome): void {
    for (const resolve of this.#recordings.splice(0)) resolve(outcome);
  }

  #send(request: HelperRequest): void {
    this.#helper?.send(JSON.stringify(request));
  }

  #show(status: SourceStatus): void {
    this.#status = status;
    this.#options.listener.onStatus();
  }

  #waitFor(task: () => void, delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.schedule(task, delayMs);
  }
}
