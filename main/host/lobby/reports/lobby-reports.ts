import { randomBytes } from 'node:crypto';
import { MAX_REPORTED_PEOPLE, type Report, type ReportedPerson } from '../../../../shared/model/people/report.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import {
  REPORT_PART_BYTES,
  type ReportRefusal,
  type ServerboundReport,
} from '../../../../shared/protocol/people/report-messages.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import type { AudienceTable } from '../../../mixer/plan/audience-table.ts';
import { may } from '../../../room/authority.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { Decisions } from '../members/decisions.ts';
import type { LobbyOptions } from '../members/lobby-options.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { SlotTable } from '../../mixing/slot-table.ts';
import { AudibilityWatch } from '../../reports/audibility-watch.ts';
import type { KeptReport } from '../../reports/report-folder.ts';
import type { MixRecorder } from '../../reports/mix-recorder.ts';
import type { ReportParts } from '../../reports/report-parts.ts';
import { ReportRates } from '../../reports/report-rates.ts';
import { latestRows } from '../../reports/report-rows.ts';
import { keyOf } from '../../reports/report-shelf.ts';
import { hashOf, sealReport, type SealedReport } from '../../reports/seal-report.ts';

/** Parts of files: some 330 kB a second, and one file of 250 kB at once. */
const PARTS_AT_ONCE = 40;
const PARTS_PER_SECOND = 20;

const REFUSALS: Readonly<Record<ReportRefusal, string>> = {
  'not-recorded': 'This lobby does not record for reports. Ask its owner to turn that on in the rules.',
  yourself: 'You cannot report yourself.',
  'not-here': 'This player was not in the lobby within the last 30 s.',
  'not-heard': 'You did not hear this player within the last 30 s, so there is nothing to prove.',
  'too-many-reports': 'Too many reports in a short time. Try again in 10 minutes.',
  'not-kept': 'The host cannot keep the report. Tell a moderator.',
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  'no-such-report': 'This report was deleted.',
  'report-refused': 'The host refused this.',
};

export interface LobbyReportsOptions extends ReportParts {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly slots: Pick<SlotTable, 'isTalking' | 'levelDb'>;
  readonly audiences: readonly AudienceTable[];
  /** Notes in the list of decisions that a report about a player was deleted. */
  readonly onDeleted: (by: string, name: string) => void;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** Takes the reports of members, seals and keeps them, and shows them to those who may ban. */
export class LobbyReports {
  readonly #options: LobbyReportsOptions;
  readonly #watch: AudibilityWatch;
  readonly #rates = new ReportRates();
  readonly #partRates = new WeakMap<LobbyMember, TokenBucket>();
  readonly #openedAtMs: number;

  constructor(options: LobbyReportsOptions) {
    const { book, shelf, nowMs } = options;
    this.#options = options;
    this.#watch = new AudibilityWatch({ ...options, participants: () => book.room.participants });
    this.#openedAtMs = nowMs();
    shelf.onChange = () => this.#tellAll();
    this.setRules(book.rules);
  }

  /** Records, or stops and forgets what it has, as the rules say. */
  setRules({ recordsForReports }: Pick<HearingRules, 'recordsForReports'>): void {
    this.#options.recorder.setOn(recordsForReports);
    this.#watch.setOn(recordsForReports);
  }

  /** Sends a member the reports, if it may decide about them. */
  welcome(member: LobbyMember): void {
    const person = this.#personOf(member);
    if (person === undefined || !this.#mayDecide(person)) return;
    const { shelf, wallMs } = this.#options;
    member.send({ type: 'reports', rows: latestRows(this.#shownTo(person, shelf.all), wallMs()) });
  }

  handle(member: LobbyMember, message: ServerboundReport): void {
    const person = this.#personOf(member);
    if (person === undefined) return;
    const answer = (code: ReportRefusal | undefined): void =>
      member.send({
        ...{ type: 'reported', request: message.request, code: code ?? '' },
        message: code === undefined ? '' : REFUSALS[code],
      });
    if (message.type === 'report') {
      const sealed = this.#seal(member, person, message);
      if (typeof sealed === 'string') return answer(sealed);
      void this.#options.shelf.keep(sealed).then((number) => answer(number === undefined ? 'not-kept' : undefined));
    } else if (message.type === 'delete-report') answer(this.#delete(person, message.report));
    else void this.#sendPart(member, person, message).then((code) => code !== undefined && answer(code));
  }

  stop(): void {
    this.#watch.setOn(false);
    this.#options.recorder.setOn(false);
    this.#options.shelf.onChange = () => undefined;
    this.#options.shelf.stop();
  }

  #seal(
    member: LobbyMember,
    reporter: Participant,
    { id, reason, text }: Extract<ServerboundReport, { readonly type: 'report' }>,
  ): SealedReport | ReportRefusal {
    const { book, recorder, identity, wallMs, nowMs } = this.#options;
    if (!recorder.isOn) return 'not-recorded';
    const reported = this.#watch.personOf(id);
    if (reported === undefined) return 'not-here';
    if (id === reporter.id || (reporter.identity !== '' && reported.identity === reporter.identity)) return 'yourself';
    if (!recorder.wasAudible(member.slot, id, nowMs())) return 'not-heard';
    if (!this.#rates.take(keyOf(reporter), nowMs())) return 'too-many-reports';
    const heard = recorder.read(member.slot, nowMs());
    if (heard === undefined) return 'not-heard';
    const unsealed = {
      lobby: { id: book.lobbyId, name: book.lobbyName, rules: hashOf(Buffer.from(JSON.stringify(book.rules))) },
      sentAt: new Date(wallMs()).toISOString(),
      lobbyMs: Math.round(nowMs() - this.#openedAtMs),
      ...{ reporter: idOf(reporter), reported, reason, text, ...this.#describeHeard(heard) },
    };
    return sealReport(unsealed, heard.packets, identity, randomBytes(4).readUInt32LE()) ?? 'report-refused';
  }

  #describeHeard({
    spans,
    startMs,
  }: Pick<NonNullable<ReturnType<MixRecorder['read']>>, 'spans' | 'startMs'>): Pick<Report, 'people' | 'audible'> {
    const ids = [...new Set(spans.map(({ id }) => id))].slice(0, MAX_REPORTED_PEOPLE);
    const people = ids.map((id): ReportedPerson => this.#watch.personOf(id) ?? { id, name: '', identity: '' });
    const since = (timeMs: number): number => Math.max(0, Math.round(timeMs - startMs));
    const audible = spans
      .filter(({ id }) => ids.includes(id))
      .map(
        ({ id, fromMs, toMs, levelDb }) =>
          [ids.indexOf(id), since(fromMs), since(toMs), levelDb] satisfies [number, number, number, number],
      );
    return { people, audible };
  }

  #delete(person: Participant, number: number): ReportRefusal | undefined {
    if (!this.#mayDecide(person)) return 'not-permitted';
    const { shelf, onDeleted } = this.#options;
    const kept = this.#find(person, number);
    if (kept === undefined) return 'no-such-report';
    shelf.remove(number);
    onDeleted(person.name, kept.report.reported.name);
    return undefined;
  }

  async #sendPart(
    member: LobbyMember,
    person: Participant,
    { request, report, offset }: Extract<ServerboundReport, { readonly type: 'get-report' }>,
  ): Promise<ReportRefusal | undefined> {
    if (!this.#mayDecide(person)) return 'not-permitted';
    if (this.#find(person, report) === undefined) return 'no-such-report';
    const nowMs = this.#options.nowMs();
    const rate = this.#partRates.get(member) ?? new TokenBucket(PARTS_AT_ONCE, PARTS_PER_SECOND, nowMs);
    this.#partRates.set(member, rate);
    if (!rate.take(1, nowMs)) return 'too-many-reports';
    const file = await this.#options.shelf.read(report);
    if (file === undefined) return 'no-such-report';
    const data = Buffer.from(file.subarray(offset, offset + REPORT_PART_BYTES)).toString('base64url');
    member.send({ type: 'report-part', request, report, offset, bytes: file.length, data });
    return undefined;
  }

  #find(person: Participant, number: number): KeptReport | undefined {
    return this.#shownTo(person, this.#options.shelf.all).find((kept) => kept.number === number);
  }

  /** Moderators who were reported do not learn by whom. */
  #shownTo(person: Participant, kept: readonly KeptReport[]): readonly KeptReport[] {
    const { lobbyId } = this.#options.book;
    return kept.filter(({ report: { reported, lobby } }) =>
      reported.identity === ''
        ? lobby.id !== lobbyId || reported.id !== person.id
        : reported.identity !== person.identity,
    );
  }

  #mayDecide({ identity }: Participant): boolean {
    return may(this.#options.book.authority, identity, 'ban');
  }

  #tellAll(): void {
    for (const member of this.#options.members.values()) if (member.isChannelOpen) this.welcome(member);
  }

  #personOf({ id }: LobbyMember): Participant | undefined {
    return this.#options.book.room.participants.get(id);
  }
}

/** Creates what takes reports in a lobby; undefined = its host takes none. */
export function createLobbyReports(
  { mixer, reports, nowMs, schedule }: Pick<LobbyOptions, 'mixer' | 'reports' | 'nowMs' | 'schedule'>,
  book: LobbyBook,
  members: ReadonlyMap<ParticipantId, LobbyMember>,
  note: Decisions['note'],
): LobbyReports | undefined {
  if (reports === undefined) return undefined;
  const { slots, audiences } = mixer;
  const onDeleted: LobbyReportsOptions['onDeleted'] = (by, name) => note(by, 'delete-report', name);
  return new LobbyReports({ ...reports, book, members, slots, audiences, onDeleted, nowMs, schedule });
}

function idOf({ id, name, identity }: Participant): ReportedPerson {
  return { id, name, identity };
}
