import type { Result } from '../../../../shared/result.ts';
import type { PositionReport, PositionSource, SourceReport } from '../position-source.ts';
import type { LinkConversion } from './link-conversion.ts';
import type { LinkMemory, LinkMemoryLack } from './link-memory.ts';
import { LinkTracker } from './link-tracker.ts';

/** As often as Mumble reads the link; games write once per frame. */
const POLL_MS = 20;

export interface MumbleLinkParts {
  /** Finds this system's shared memory. */
  readonly loadMemory: () => Promise<Result<LinkMemory, LinkMemoryLack>>;
  /** Returns how to convert the coordinates of the game with this name. */
  readonly conversionOf: (gameName: string) => LinkConversion;
  /** A monotonic clock. */
  readonly nowMs: () => number;
}

/** A position source for any game or mod that writes Mumble's positional audio. */
export class MumbleLinkSource implements PositionSource {
  readonly id = 'mumble-link';
  readonly #parts: MumbleLinkParts;
  #tracker: LinkTracker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #idle: SourceReport = {
    state: 'off',
    detail: 'Mumble Link is not being read.',
    problem: null,
    feeder: '',
    notes: [],
    accepted: 0,
    refused: 0,
  };

  constructor(parts: MumbleLinkParts) {
    this.#parts = parts;
  }

  async start(listener: (report: PositionReport | undefined) => void): Promise<void> {
    const memory = await this.#parts.loadMemory();
    if (!memory.ok) this.#idle = { ...this.#idle, detail: memory.error.message, problem: memory.error.code };
    if (!memory.ok || this.#isStopped) return;
    const tracker = new LinkTracker(memory.value, this.#parts.conversionOf);
    this.#tracker = tracker;
    const poll = (): void => {
      const news = tracker.poll(this.#parts.nowMs());
      if (news !== undefined) listener(news === 'lost' ? undefined : news);
    };
    poll();
    this.#timer = setInterval(poll, POLL_MS);
    this.#timer.unref();
  }

  report(): SourceReport {
    return this.#tracker?.report() ?? this.#idle;
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#tracker?.close();
    this.#tracker = undefined;
    return Promise.resolve();
  }
}
