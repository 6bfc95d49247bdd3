import type { PositionReport, SourceReport } from '../position-source.ts';
import type { SourceNote, SourceProblem, SourceState } from '../../../../shared/model/position-source.ts';
import type { Failure } from '../../../../shared/result.ts';
import type { LinkMemory } from './link-memory.ts';
import { LOST_AFTER_MS, LinkPulse, UNVERSIONED_MS } from './link-pulse.ts';
import { LinkReader, type LinkHeader } from './link-reader.ts';
import type { LinkConversion } from './link-conversion.ts';
import { factsOfFrame, haveEqualFacts, type LinkFacts } from './link-facts.ts';
import { FIRST_HEADINGS, reportOfFrame, type Headings } from './link-report.ts';
import { parseLink, type LinkFrame } from './parse-link.ts';

/** While nothing is written, the memory may have been removed or replaced, so it is reopened this often. */
const REOPEN_AFTER_MS = 1_000;

const WAITING =
  'Ready: no game has written a position yet. Start a game with Mumble positional audio; some games need it enabled in their settings.';

/**
 * Tracks one link: when it is written, what it contains, when it falls silent. The caller passes the time in.
 */
export class LinkTracker {
  readonly #memory: LinkMemory;
  readonly #conversionOf: (gameName: string) => LinkConversion;
  readonly #reader: LinkReader;
  readonly #pulse = new LinkPulse();
  #state: SourceState = 'waiting';
  #detail = WAITING;
  #problem: SourceProblem | null = null;
  #feeder = '';
  #notes: readonly SourceNote[] = [];
  #accepted = 0;
  #refused = 0;
  /** 0 = not open. */
  #totalBytes = 0;
  #openedAtMs = -Infinity;
  #acceptedAtMs = -Infinity;
  #headings: Headings = FIRST_HEADINGS;
  #known: { readonly frame: LinkFrame; readonly facts: LinkFacts } | undefined;

  /** `conversionOf` returns how to convert the coordinates of the game with this name. */
  constructor(memory: LinkMemory, conversionOf: (gameName: string) => LinkConversion) {
    this.#memory = memory;
    this.#conversionOf = conversionOf;
    this.#reader = new LinkReader(memory);
  }

  /**
   * Call it 50 times a second. Returns a report when the game has written a new frame, and 'lost' once when it has
   * fallen silent.
   */
  poll(nowMs: number): PositionReport | 'lost' | undefined {
    const isQuiet = nowMs - this.#pulse.writtenAtMs >= REOPEN_AFTER_MS;
    if ((isQuiet || this.#totalBytes === 0) && nowMs - this.#openedAtMs >= REOPEN_AFTER_MS) this.#open(nowMs);
    return this.#readMoment(nowMs) ?? this.#expire(nowMs);
  }

  report(): SourceReport {
    return {
      state: this.#state,
      detail: this.#detail,
      problem: this.#problem,
      feeder: this.#feeder,
      notes: this.#state === 'fresh' ? this.#notes : [],
      accepted: this.#accepted,
      refused: this.#refused,
    };
  }

  close(): void {
    this.#memory.close();
    this.#totalBytes = 0;
  }

  #open(nowMs: number): void {
    this.#openedAtMs = nowMs;
    const opened = this.#memory.open();
    if (!opened.ok) {
      this.#totalBytes = 0;
      if (this.#state !== 'fresh') this.#show('failed', opened.error.message, opened.error.code);
      return;
    }
    this.#totalBytes = opened.value.totalBytes;
    if (this.#state === 'failed') this.#show('waiting', WAITING);
    if (!opened.value.isNew) return;
    const header = this.#reader.readHeader();
    if (header !== undefined) this.#pulse.restart(header, nowMs);
  }

  #readMoment(nowMs: number): PositionReport | undefined {
    if (this.#totalBytes === 0) return undefined;
    const header = this.#reader.readHeader();
    if (header === undefined) {
      this.#totalBytes = 0;
      return undefined;
    }
    return this.#shouldRead(header, nowMs) ? this.#read(nowMs) : undefined;
  }

  #shouldRead(header: LinkHeader, nowMs: number): boolean {
    switch (this.#pulse.look(header, nowMs)) {
      case 'still':
        return false;
      case 'written':
        return true;
      case 'unversioned':
        // Mumble has cleared the memory, or the writer has not yet written its version. It never does: say that.
        return this.#pulse.unversionedMs(nowMs) > UNVERSIONED_MS;
      case 'erase':
        this.#memory.writeVersion(0);
        return false;
      case 'restore':
        return this.#memory.writeVersion(this.#pulse.erasedVersion ?? 0);
    }
  }

  #read(nowMs: number): PositionReport | undefined {
    const bytes = this.#reader.readWhole(this.#totalBytes);
    if (bytes === undefined) return undefined;
    if (bytes === 'torn')
      return this.#refuse({
        code: 'torn',
        message: 'The game writes too fast for its positions to be read completely.',
      });
    const frame = parseLink(bytes);
    if (!frame.ok) return this.#refuse(frame.error);
    const facts = this.#factsOf(frame.value);
    const link = reportOfFrame(frame.value, facts, this.#conversionOf(facts.gameName), this.#headings);
    if (!link.ok) return this.#refuse(link.error);
    this.#accepted++;
    this.#acceptedAtMs = nowMs;
    this.#headings = link.value.headings;
    this.#feeder = facts.gameName;
    this.#notes = notesOn(facts, this.#pulse.isTickStuck(nowMs));
    this.#show('fresh', describe(link.value.report, facts));
    return link.value.report;
  }

  #factsOf(frame: LinkFrame): LinkFacts {
    if (this.#known === undefined || !haveEqualFacts(this.#known.frame, frame))
      this.#known = { frame, facts: factsOfFrame(frame) };
    return this.#known.facts;
  }

  #refuse({ code, message }: Failure<SourceProblem>): undefined {
    this.#refused++;
    this.#detail = message;
    this.#problem = code;
  }

  #expire(nowMs: number): 'lost' | undefined {
    if (this.#state !== 'fresh' || nowMs - this.#acceptedAtMs <= LOST_AFTER_MS) return undefined;
    const isWritten = nowMs - this.#pulse.writtenAtMs <= LOST_AFTER_MS;
    if (isWritten) this.#show('stale', this.#detail, this.#problem);
    else
      this.#show(
        'stale',
        `${nameOf(this.#feeder)} has written nothing for ${LOST_AFTER_MS / 1_000} s. It was closed, or it is paused.`,
      );
    return 'lost';
  }

  #show(state: SourceState, detail: string, problem: SourceProblem | null = null): void {
    this.#state = state;
    this.#detail = detail;
    this.#problem = problem;
  }
}

function describe({ pose }: PositionReport, { gameName, playerName }: LinkFacts): string {
  if (pose === null) return `${nameOf(gameName)} is running, but reports no position: a menu, or a loading screen.`;
  return `${nameOf(gameName)} reports the position${playerName === undefined ? '' : ` of ${playerName}`}.`;
}

function notesOn({ isServerKnown }: LinkFacts, isTickStuck: boolean): readonly SourceNote[] {
  return [...(isServerKnown ? [] : (['server-unknown'] as const)), ...(isTickStuck ? (['tick-stuck'] as const) : [])];
}

function nameOf(gameName: string): string {
  return gameName === '' ? 'A game without a name' : gameName;
}
