import { MAX_REPORT_BYTES, REPORTED_SECONDS, type ReportReason } from '../../../shared/model/people/report.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { ReportRefusal, ReportRow, ServerboundReport } from '../../../shared/protocol/people/report-messages.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { NO_REPORTS, type ReportSound, type ReportsStore } from './reports-store.ts';

/** The part of the link in use that carries requests. */
interface ReportsLink {
  send(message: ServerboundReport): void;
  accepts(type: string): boolean;
}

export interface ReportsController {
  /** `link`: the link whose data channel is open now; null = none. */
  setLink(link: ReportsLink | null, isSame: boolean): void;
  receive(message: ClientboundChannelMessage): void;
  /** Sends what you heard in the last 30 s. Resolves with why the host refuses; undefined = moderators have it. */
  report(id: ParticipantId, reason: ReportReason, text: string): Promise<ReportRefusal | undefined>;
  /** Gets the sound of a report, once. */
  load(report: number): Promise<void>;
  /** Saves the whole report as a file. */
  save(row: ReportRow): Promise<void>;
  remove(row: ReportRow): Promise<void>;
}

export interface ReportsDependencies {
  readonly store: ReportsStore;
  readonly schedule: Schedule;
  readonly createUrl: (bytes: Uint8Array<ArrayBuffer>) => string;
  readonly revokeUrl: (url: string) => void;
  readonly saveUrl: (name: string, url: string) => void;
  /** A player was reported, and you may decide about it. */
  readonly onNew: (row: ReportRow) => void;
  readonly onDone: (what: 'sent' | 'deleted', name: string) => void;
  readonly onRefused: (code: ReportRefusal) => void;
}

type Answer = Extract<ClientboundChannelMessage, { type: 'reported' | 'report-part' }>;
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'request'> : never;

const KEPT_LEFT_MS = 1_000 * REPORTED_SECONDS;

/** Sends reports about players, and shows those who may decide what was reported. */
export function createReportsController(dependencies: ReportsDependencies): ReportsController {
  const { store, schedule, createUrl, revokeUrl, saveUrl, onNew, onDone, onRefused } = dependencies;
  const pending = new Map<number, (answer: Answer | null) => void>();
  const names = new Map<ParticipantId, string>();
  let link: ReportsLink | null = null;
  let lastRequest = 0;
  /** The player whom you are reporting now; 0 = nobody. */
  let reporting: ParticipantId = 0;

  function ask(message: Unnumbered<ServerboundReport>): Promise<Answer | null> {
    if (link?.accepts(message.type) !== true) return Promise.resolve(null);
    lastRequest += 1;
    const request = lastRequest;
    link.send({ ...message, request } as ServerboundReport);
    return new Promise((resolve) => pending.set(request, resolve));
  }

  function forgetPending(): void {
    const waiting = [...pending.values()];
    pending.clear();
    for (const answer of waiting) answer(null);
  }

  function forgetSounds(isStillThere: (report: number) => boolean): void {
    const kept = new Map<number, ReportSound>();
    for (const [report, sound] of store.getState().sounds) {
      if (isStillThere(report)) kept.set(report, sound);
      else if (sound.state === 'ready') revokeUrl(sound.url);
    }
    store.setState({ sounds: kept });
  }

  function showSound(report: number, sound: ReportSound): void {
    store.setState(({ sounds }) => ({ sounds: new Map(sounds).set(report, sound) }));
  }

  function receiveRows(rows: readonly ReportRow[]): void {
    const before = store.getState().rows;
    store.setState({ rows });
    forgetSounds((report) => rows.some((row) => row.report === report));
    const last = rows.at(-1);
    if (before === null || last === undefined) return;
    if (last.reported.id !== reporting && before.every(({ report }) => report < last.report)) onNew(last);
  }

  function noteLeft(ids: readonly ParticipantId[]): void {
    const gone = ids.flatMap((id) => {
      const name = names.get(id);
      names.delete(id);
      return name === undefined ? [] : [{ id, name, hasLeft: true }];
    });
    if (gone.length === 0) return;
    store.setState(({ left }) => ({ left: [...left, ...gone] }));
    schedule(() => store.setState(({ left }) => ({ left: left.filter((one) => !gone.includes(one)) })), KEPT_LEFT_MS);
  }

  /** Gets all parts of a file, one after the other; null = the host does not have it. */
  async function fetchFile(report: number): Promise<Uint8Array<ArrayBuffer> | null> {
    let file = new Uint8Array(0);
    for (let offset = 0; offset === 0 || offset < file.length;) {
      const part = await ask({ type: 'get-report', report, offset });
      if (part?.type !== 'report-part' || part.offset !== offset || part.bytes > MAX_REPORT_BYTES) return null;
      const data = Uint8Array.from(atob(part.data.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
        one.charCodeAt(0),
      );
      if (offset === 0) file = new Uint8Array(part.bytes);
      if (data.length === 0 || part.bytes !== file.length || offset + data.length > file.length) return null;
      file.set(data, offset);
      offset += data.length;
    }
    return file;
  }

  async function load(report: number): Promise<string | null> {
    const known = store.getState().sounds.get(report);
    if (known?.state === 'ready') return known.url;
    if (known?.state === 'loading') return null;
    showSound(report, { state: 'loading' });
    const file = await fetchFile(report);
    if (file === null) {
      showSound(report, { state: 'failed' });
      return null;
    }
    const url = createUrl(file);
    showSound(report, { state: 'ready', url });
    return url;
  }

  return {
    setLink(next, isSame) {
      link = next;
      forgetPending();
      if (!isSame) {
        forgetSounds(() => false);
        names.clear();
        store.setState(NO_REPORTS);
      }
      if (next !== null) store.setState({ isAvailable: next.accepts('report') });
    },
    receive(message) {
      if (message.type === 'reports') receiveRows(message.rows);
      else if (message.type === 'reported' || message.type === 'report-part') {
        const answer = pending.get(message.request);
        pending.delete(message.request);
        answer?.(message);
      } else if (message.type === 'authority' && !message.may.includes('ban')) store.setState({ rows: null });
      else if (message.type === 'roster' || message.type === 'changes') {
        for (const { id, name } of message.participants) names.set(id, name);
        if (message.type === 'changes') noteLeft(message.left);
      }
    },
    async report(id, reason, text) {
      const name = names.get(id) ?? store.getState().left.find((one) => one.id === id)?.name ?? '';
      reporting = id;
      const refusal = refusalOf(await ask({ type: 'report', id, reason, text }));
      reporting = 0;
      if (refusal === undefined) onDone('sent', name);
      return refusal;
    },
    load: async (report) => void (await load(report)),
    async save(row) {
      const url = await load(row.report);
      if (url !== null) saveUrl(`report-${row.report}.ogg`, url);
    },
    async remove({ report, reported }) {
      const refusal = refusalOf(await ask({ type: 'delete-report', report }));
      if (refusal === undefined) onDone('deleted', reported.name);
      else onRefused(refusal);
    },
  };
}

function refusalOf(answer: Answer | null): ReportRefusal | undefined {
  if (answer?.type !== 'reported') return 'report-refused';
  return answer.code === '' ? undefined : answer.code;
}
