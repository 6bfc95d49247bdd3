import { describeFileError } from '../../../shared/describe-file-error.ts';
import type { Log } from '../../../shared/log.ts';
import type { ReportedPerson } from '../../../shared/model/people/report.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import type { KeptReport, ReportFolder } from './report-folder.ts';
import type { SealedReport } from './seal-report.ts';

export const MAX_REPORTS = 200;
const MAX_ALL_BYTES = 67_108_864;
export const DEFAULT_REPORT_DAYS = 30;
export const MAX_REPORT_DAYS = 365;
const DAY_MS = 86_400_000;
const CHECK_INTERVAL_MS = 3_600_000;

export interface ReportShelfOptions {
  readonly folder: ReportFolder;
  /** How long a report is kept. */
  readonly days: number;
  /** The time of day, milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly schedule: Schedule;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * The reports of a lobby on this host. Old ones go after some days. When there are too many, the oldest of the person
 * who sent the most makes room, so that a flood of reports pushes out itself.
 */
export class ReportShelf {
  /** Something was added or removed. */
  onChange: () => void = () => undefined;
  readonly #options: ReportShelfOptions;
  /** The oldest first. */
  readonly #kept = new Map<number, KeptReport>();
  readonly #stop: () => void;
  /** The reports of earlier starts are known. */
  readonly ready: Promise<void>;
  #lastNumber = 0;
  #lastRead: { readonly number: number; readonly file: Uint8Array } | undefined;

  constructor(options: ReportShelfOptions) {
    this.#options = options;
    this.#stop = scheduleEvery(options.schedule, () => this.#dropOld(), CHECK_INTERVAL_MS);
    this.ready = this.#load();
  }

  /** All reports that are not too old, the oldest first. */
  get all(): readonly KeptReport[] {
    return [...this.#kept.values()].filter((kept) => !this.#isOld(kept));
  }

  get(number: number): KeptReport | undefined {
    return this.all.find((kept) => kept.number === number);
  }

  /** Keeps a report. Resolves with its number; undefined = it cannot be written, and nothing has changed. */
  async keep({ report, file }: SealedReport): Promise<number | undefined> {
    await this.ready;
    const number = ++this.#lastNumber;
    try {
      await this.#options.folder.write(number, file);
    } catch (error) {
      this.#options.log.warn(`A report couldn't be kept: ${describeFileError(error)}. Free some space on the disk.`);
      return undefined;
    }
    this.#kept.set(number, { number, report, bytes: file.length });
    this.#dropOld();
    this.#makeRoom();
    this.onChange();
    return number;
  }

  /** Resolves with the file of a report; undefined = it is gone. */
  async read(number: number): Promise<Uint8Array | undefined> {
    if (this.get(number) === undefined) return undefined;
    if (this.#lastRead?.number === number) return this.#lastRead.file;
    const file = await this.#options.folder.read(number);
    if (file !== undefined) this.#lastRead = { number, file };
    return file;
  }

  /** Returns whether there was such a report. */
  remove(number: number): boolean {
    const isKnown = this.#drop(number);
    if (isKnown) this.onChange();
    return isKnown;
  }

  stop(): void {
    this.#stop();
  }

  async #load(): Promise<void> {
    const found = [...(await this.#options.folder.list())].sort((a, b) => a.number - b.number);
    for (const kept of found) this.#kept.set(kept.number, kept);
    this.#lastNumber = found.at(-1)?.number ?? 0;
    this.#dropOld();
    this.#makeRoom();
    if (found.length > 0) this.onChange();
  }

  #isOld({ report }: KeptReport): boolean {
    const { wallMs, days } = this.#options;
    return wallMs() - Date.parse(report.sentAt) > days * DAY_MS;
  }

  #dropOld(): void {
    const old = [...this.#kept.values()].filter((kept) => this.#isOld(kept));
    for (const { number } of old) this.#drop(number);
    if (old.length > 0) this.onChange();
  }

  #makeRoom(): void {
    const size = (): number => [...this.#kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    while (this.#kept.size > MAX_REPORTS || (this.#kept.size > 1 && size() > MAX_ALL_BYTES))
      this.#drop(this.#oldestOfBusiest());
  }

  #oldestOfBusiest(): number {
    const counts = new Map<string, number>();
    for (const { report } of this.#kept.values()) {
      const key = keyOf(report.reporter);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    const chosen = [...this.#kept.values()].find(({ report }) => counts.get(keyOf(report.reporter)) === most);
    return chosen?.number ?? 0;
  }

  #drop(number: number): boolean {
    if (!this.#kept.delete(number)) return false;
    if (this.#lastRead?.number === number) this.#lastRead = undefined;
    void this.#options.folder
      .remove(number)
      .catch((error: unknown) =>
        this.#options.log.warn(`Report ${number} couldn't be deleted: ${describeFileError(error)}.`),
      );
    return true;
  }
}

/** What a person is known by: guests by their number. */
export function keyOf({ id, identity }: Pick<ReportedPerson, 'id' | 'identity'>): string {
  return identity === '' ? `#${id}` : identity;
}
