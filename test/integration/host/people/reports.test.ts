import { describe, expect, it } from 'vitest';
import type { ReportParts } from '../../../../main/host/reports/report-parts.ts';
import { createMemoryFolder } from '../../../../main/host/reports/report-folder.ts';
import { verifyReport } from '../../../../main/host/reports/verify-report.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { at, SPOKEN_DB, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { ask, newIdentity, openCrew, SETTLED_SECONDS } from '../../../support/lobby/participants/crew.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';
import { askAboutReports, createReportParts, soundOf } from '../../../support/reports/report-lab.ts';

/** What the host seals when a player reports another: the real mixer's packets, decoded again. */

const RECORDED = { ...DEFAULT_HEARING_RULES, recordsForReports: true };
const NEAR_DB = SPOKEN_DB - 12;
/** Codecs leave traces of loud tones at others. */
const SILENT_DB = SPOKEN_DB - 30;

async function openRecordedCrew(reports: ReportParts = createReportParts()) {
  return { ...(await openCrew({ reports, rules: RECORDED })), reports };
}

const idOf = ({ client }: TestParticipant): number => client.joined.participantId;

function report(lobby: VirtualLobby, reporter: TestParticipant, reported: TestParticipant | number, text = '') {
  const id = typeof reported === 'number' ? reported : idOf(reported);
  return askAboutReports(lobby, reporter, { type: 'report', id, reason: 'noise', text });
}

async function fileOf({ shelf }: ReportParts, number: number): Promise<Uint8Array> {
  return (await shelf.read(number)) ?? new Uint8Array(0);
}

describe('a report', () => {
  it('has what the reporter heard, without the reporter, and who was audible', async () => {
    const { lobby, owner, moderator, member, guest, reports } = await openRecordedCrew();
    await lobby.run(5);
    expect(await report(lobby, guest, member, ' Plays \u202emusic\n')).toBe('');
    const file = await fileOf(reports, 1);
    const verified = await verifyReport(file);
    expect(verified).toMatchObject({
      ok: true,
      report: {
        reporter: { id: idOf(guest), name: 'Dan', identity: '' },
        reported: { id: idOf(member), name: 'Cleo' },
        reason: 'noise',
        text: 'Plays music',
        lobby: { name: 'Test' },
      },
    });
    const sound = await soundOf(file);
    for (const speaker of [owner, moderator, member])
      expect(sound.toneDb(speaker.voice.frequencyHz)).toBeGreaterThan(NEAR_DB);
    expect(sound.toneDb(guest.voice.frequencyHz)).toBeLessThan(SILENT_DB);
    const { people = [], audible = [], audio } = verified.ok ? verified.report : {};
    expect(people.map(({ name }) => name).sort()).toEqual(['Ada', 'Ben', 'Cleo']);
    expect(sound.seconds).toBeGreaterThan(5);
    for (const [, fromMs, toMs, levelDb] of audible) {
      expect(toMs).toBeGreaterThan(fromMs);
      expect(toMs).toBeLessThanOrEqual((audio?.durationMs ?? 0) + 200);
      expect(levelDb).toBeGreaterThan(-40);
    }
  });

  it('has the last 30 s only', async () => {
    const { lobby, member, guest, reports } = await openRecordedCrew();
    guest.voice.isHeld = false;
    await lobby.run(33);
    expect(await report(lobby, guest, member)).toBe('');
    const file = await fileOf(reports, 1);
    const { seconds } = await soundOf(file);
    expect(seconds).toBeGreaterThan(29.9);
    expect(seconds).toBeLessThan(30.2);
    const verified = await verifyReport(file);
    const { audible = [] } = verified.ok ? verified.report : {};
    expect(Math.max(...audible.map(([, , toMs]) => toMs))).toBeLessThanOrEqual(30_000);
    expect(file.length).toBeLessThan(300_000);
  }, 60_000);

  it('has what the reporter chose to hear: a player whom they muted is not in it', async () => {
    const { lobby, owner, member, guest, reports } = await openRecordedCrew();
    guest.client.send({ type: 'personal', gains: [[idOf(owner), 0]], blocked: [] });
    await lobby.run(31);
    expect(await report(lobby, guest, owner)).toBe('not-heard');
    expect(await report(lobby, guest, member)).toBe('');
    const sound = await soundOf(await fileOf(reports, 1));
    expect(sound.toneDb(owner.voice.frequencyHz)).toBeLessThan(SILENT_DB);
    expect(sound.toneDb(member.voice.frequencyHz)).toBeGreaterThan(NEAR_DB);
  }, 60_000);

  it('names a player who has left by what they were, for 30 s', async () => {
    const { lobby, member, guest, reports } = await openRecordedCrew();
    await lobby.run(1);
    const id = idOf(member);
    await member.client.leave();
    await lobby.run(20);
    expect(await report(lobby, guest, id)).toBe('');
    expect(reports.shelf.get(1)?.report.reported).toMatchObject({
      id,
      name: 'Cleo',
      identity: expect.stringMatching(/^.{22}$/),
    });
    await lobby.run(12);
    expect(await report(lobby, guest, id)).toBe('not-here');
  }, 60_000);

  it('never has what the owner of the slot before heard', async () => {
    const { lobby, owner, guest, reports } = await openRecordedCrew();
    await lobby.run(2);
    await guest.client.leave();
    await lobby.run(SETTLED_SECONDS);
    const far = await lobby.join('Eve', 900, at(500, 500));
    await lobby.run(2);
    expect(await report(lobby, far, owner)).toBe('not-heard');
    expect(reports.shelf.all).toEqual([]);
  });
});

describe('a host refuses a report', () => {
  it('while the rules do not record, and forgets everything when they stop', async () => {
    const { lobby, owner, guest, member, reports } = await openRecordedCrew();
    await lobby.run(1);
    expect(reports.recorder.memoryBytes).toBeGreaterThan(0);
    lobby.setRules(DEFAULT_HEARING_RULES);
    expect(reports.recorder.memoryBytes).toBe(0);
    await lobby.run(SETTLED_SECONDS);
    expect(await report(lobby, guest, member)).toBe('not-recorded');
    owner.client.send({ type: 'set-rules', request: 1, rules: RECORDED, phase: 'playing' });
    await lobby.run(SETTLED_SECONDS);
    expect(guest.latest('rules')).toMatchObject({ by: 'Ada', rules: { recordsForReports: true } });
    await lobby.run(1);
    expect(await report(lobby, guest, member)).toBe('');
  });

  it('about oneself, about nobody, and about a player who is too far away', async () => {
    const { lobby, owner, guest } = await openRecordedCrew();
    const far = await lobby.join('Eve', 900, at(500, 500));
    await lobby.run(1);
    expect(await report(lobby, guest, guest)).toBe('yourself');
    expect(await report(lobby, guest, 4_711)).toBe('not-here');
    expect(await report(lobby, guest, far)).toBe('not-heard');
    expect(await report(lobby, far, owner)).toBe('not-heard');
  });

  it('that is the fourth in ten minutes, or longer than a host accepts', async () => {
    const { lobby, owner, member, guest, reports } = await openRecordedCrew();
    await lobby.run(1);
    for (const expected of ['', '', '', 'too-many-reports']) expect(await report(lobby, guest, member)).toBe(expected);
    expect(await report(lobby, member, owner)).toBe('');
    expect(reports.shelf.all).toHaveLength(4);
    expect(await report(lobby, owner, member, 'x'.repeat(301))).toBe('none');
    expect(reports.shelf.all).toHaveLength(4);
  });

  it('that it cannot write', async () => {
    const full = {
      ...createMemoryFolder(),
      write: () => Promise.reject(Object.assign(new Error(''), { code: 'ENOSPC' })),
    };
    const { lobby, member, guest } = await openRecordedCrew(createReportParts(full));
    await lobby.run(1);
    expect(await report(lobby, guest, member)).toBe('not-kept');
  });

  it('if it takes none at all', async () => {
    const { lobby, member, guest } = await openCrew({ rules: RECORDED });
    expect(guest.client.joined.accepts).not.toContain('report');
    await lobby.run(1);
    expect(await report(lobby, guest, member)).toBe('none');
  });
});

describe('moderators', () => {
  it('get reports with their sound at once, and those about themselves in no case', async () => {
    const { lobby, owner, moderator, member, guest, reports } = await openRecordedCrew();
    await lobby.run(1);
    expect(owner.latest('reports')?.rows).toEqual([]);
    expect(await report(lobby, guest, member, 'Loud')).toBe('');
    expect(await report(lobby, guest, moderator)).toBe('');
    expect(owner.latest('reports')?.rows.map(({ reported }) => reported.name)).toEqual(['Cleo', 'Ben']);
    expect(moderator.latest('reports')?.rows).toMatchObject([
      { report: 1, reporter: { name: 'Dan' }, reported: { name: 'Cleo' }, reason: 'noise', text: 'Loud' },
    ]);
    expect(member.latest('reports')).toBeUndefined();
    const file = await fileOf(reports, 1);
    const parts: Buffer[] = [];
    for (let offset = 0; offset < file.length; offset += parts.at(-1)?.length ?? Infinity) {
      expect(await askAboutReports(lobby, moderator, { type: 'get-report', report: 1, offset })).toBe('');
      parts.push(Buffer.from(moderator.latest('report-part')?.data ?? '', 'base64url'));
    }
    expect(Buffer.concat(parts).equals(file)).toBe(true);
    for (const type of ['get-report', 'delete-report'] as const) {
      const message = { type, report: 2, offset: 0 };
      expect(await askAboutReports(lobby, moderator, message)).toBe('no-such-report');
      expect(await askAboutReports(lobby, guest, { ...message, report: 1 })).toBe('not-permitted');
    }
  });

  it('delete a report, which the list of decisions tells', async () => {
    const { lobby, owner, moderator, member, guest, reports } = await openRecordedCrew();
    await lobby.run(1);
    expect(await report(lobby, guest, member)).toBe('');
    expect(await askAboutReports(lobby, moderator, { type: 'delete-report', report: 1 })).toBe('');
    expect(reports.shelf.all).toEqual([]);
    expect(owner.latest('reports')?.rows).toEqual([]);
    expect(owner.latest('record')?.audit.at(-1)).toMatchObject({ action: 'delete-report', by: 'Ben', target: 'Cleo' });
    expect(await askAboutReports(lobby, moderator, { type: 'delete-report', report: 1 })).toBe('no-such-report');
  });

  it('get the reports when they become moderators', async () => {
    const { lobby, owner, member, guest } = await openRecordedCrew();
    const other = await lobby.join('Eve', 900, at(1, 2), { identity: await newIdentity() });
    await lobby.run(1);
    expect(await report(lobby, guest, member)).toBe('');
    expect(other.latest('reports')).toBeUndefined();
    expect(await ask(lobby, owner, other, 'appoint', { rank: 'moderator' })).toBe('');
    expect(other.latest('reports')?.rows).toHaveLength(1);
  });

  it('have all reports on the console of the host too', async () => {
    const { lobby, member, guest } = await openRecordedCrew();
    await lobby.run(1);
    expect(await report(lobby, guest, member)).toBe('');
    const { orders } = lobby.lobby;
    expect(await orders.carryOutReports({ type: 'reports' })).toMatchObject({
      rows: [{ report: 1, reported: { name: 'Cleo' } }],
    });
    expect(await orders.carryOutReports({ type: 'delete-report', report: 9 })).toMatchObject({
      code: 'no-such-report',
    });
    expect(await orders.carryOutReports({ type: 'delete-report', report: 1 })).toEqual({ type: 'done', name: '1' });
    expect(await orders.carryOutReports({ type: 'reports' })).toEqual({ type: 'reports', rows: [] });
  });
});

it('a host that takes the lobby over records by the same rule, and has heard nothing yet', async () => {
  const { lobby, member, guest, reports } = await openRecordedCrew();
  await lobby.run(2);
  expect(await report(lobby, guest, member)).toBe('');
  const next = createReportParts();
  await VirtualLobby.open({ reports: next, restored: lobby.lobby.snapshot(), clock: lobby.clock });
  expect([next.recorder.isOn, next.recorder.memoryBytes, next.shelf.all]).toEqual([true, 0, []]);
  expect(reports.shelf.all).toHaveLength(1);
});
