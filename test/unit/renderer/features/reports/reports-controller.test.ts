import { beforeEach, describe, expect, it } from 'vitest';
import {
  createReportsController,
  type ReportsController,
} from '../../../../../renderer/features/reports/reports-controller.ts';
import {
  createReportsStore,
  NO_REPORTS,
  type ReportsStore,
} from '../../../../../renderer/features/reports/reports-store.ts';
import type { ReportRow, ServerboundReport } from '../../../../../shared/protocol/people/report-messages.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const ROW: ReportRow = {
  ...{ report: 3, agoSeconds: 2, reason: 'noise', text: '', seconds: 30, heard: [] },
  reporter: { id: 7, name: 'Robin', identity: '' },
  reported: { id: 9, name: 'Wren', identity: 'w'.repeat(22) },
};
const PERSON = {
  name: 'Wren',
  muted: false,
  deafened: false,
  identity: '',
  away: false,
  color: null,
  room: 0,
} as const;

let sent: ServerboundReport[];
let said: string[];
let urls: Map<string, Uint8Array>;
let clock: ManualClock;
let store: ReportsStore;
let controller: ReportsController;

beforeEach(() => {
  [sent, said, urls] = [[], [], new Map()];
  clock = new ManualClock();
  store = createReportsStore();
  controller = createReportsController({
    ...{ store, schedule: clock.schedule },
    createUrl: (bytes) => {
      urls.set(`url:${urls.size}`, bytes);
      return `url:${urls.size - 1}`;
    },
    revokeUrl: (url) => void urls.delete(url),
    saveUrl: (name, url) => void said.push(`save ${name} ${url}`),
    onNew: ({ report }) => void said.push(`new ${report}`),
    onDone: (what, name) => void said.push(`${what} ${name}`),
    onRefused: (code) => void said.push(code),
  });
  controller.setLink({ send: (message) => sent.push(message), accepts: () => true }, false);
});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The host answers the latest request. */
async function answer(code: 'not-heard' | 'no-such-report' | '' = ''): Promise<void> {
  controller.receive({ type: 'reported', request: sent.at(-1)?.request ?? 0, code, message: '' });
  await settle();
}

/** The host answers the latest request for a part. */
async function answerPart(data: string, bytes: number, changes: { readonly offset?: number } = {}): Promise<void> {
  const request = sent.at(-1);
  if (request?.type !== 'get-report') throw new Error('no part was asked for');
  controller.receive({
    ...{ type: 'report-part', request: request.request, report: 3, offset: request.offset, bytes, data },
    ...changes,
  });
  await settle();
}

describe('a report', () => {
  it('is sent, and said to be there once the host says so', async () => {
    controller.receive({ type: 'roster', participants: [{ ...PERSON, id: 9, rank: 'member', held: [] }] });
    const result = controller.report(9, 'noise', 'Loud');
    expect(sent).toEqual([{ type: 'report', request: 1, id: 9, reason: 'noise', text: 'Loud' }]);
    expect(said).toEqual([]);
    await answer();
    expect([await result, said]).toEqual([undefined, ['sent Wren']]);
    const refused = controller.report(9, 'hate', '');
    await answer('not-heard');
    expect([await refused, said.length]).toEqual(['not-heard', 1]);
  });

  it('is refused without a host that takes it, and when the link goes', async () => {
    const waiting = controller.report(9, 'noise', '');
    controller.setLink(null, false);
    expect(await waiting).toBe('report-refused');
    controller.setLink({ send: (message) => sent.push(message), accepts: () => false }, false);
    expect(await controller.report(9, 'noise', '')).toBe('report-refused');
    expect([sent.length, store.getState().isAvailable]).toEqual([1, false]);
  });

  it('can be about players who left within 30 s', () => {
    controller.receive({ type: 'roster', participants: [{ ...PERSON, id: 9, rank: 'member', held: [] }] });
    controller.receive({ type: 'changes', participants: [], left: [9, 12] });
    expect(store.getState().left).toEqual([{ id: 9, name: 'Wren', hasLeft: true }]);
    clock.advance(29_999);
    expect(store.getState().left).toHaveLength(1);
    clock.advance(1);
    expect(store.getState().left).toEqual([]);
  });
});

describe('the reports of others', () => {
  it('are said when they are new, and not at a join', () => {
    controller.receive({ type: 'reports', rows: [ROW] });
    expect([store.getState().rows, said]).toEqual([[ROW], []]);
    controller.receive({ type: 'reports', rows: [ROW, { ...ROW, report: 4 }] });
    expect(said).toEqual(['new 4']);
    controller.receive({ type: 'reports', rows: [ROW] });
    expect(said).toEqual(['new 4']);
  });

  it('are not said twice to the player who sent one', async () => {
    controller.receive({ type: 'reports', rows: [] });
    void controller.report(9, 'noise', '');
    controller.receive({ type: 'reports', rows: [ROW] });
    await answer();
    expect(said).toEqual(['sent ']);
    controller.receive({ type: 'reports', rows: [ROW, { ...ROW, report: 4 }] });
    expect(said).toEqual(['sent ', 'new 4']);
  });

  it('go when you may no longer decide about them, and with the lobby', () => {
    const authority = {
      ...({ type: 'authority', rank: 'member' } as const),
      ...{ isLocked: false, isMuted: false, isDeafened: false, by: '', reason: '', permissions: {}, canClaim: false },
    };
    controller.receive({ type: 'reports', rows: [ROW] });
    controller.receive({ ...authority, may: ['ban'] });
    expect(store.getState().rows).toEqual([ROW]);
    controller.receive({ ...authority, may: ['talk'] });
    expect(store.getState().rows).toBeNull();
    controller.setLink(null, false);
    expect(store.getState()).toEqual(NO_REPORTS);
  });

  it('are played from parts, got once, and forgotten with the report', async () => {
    controller.receive({ type: 'reports', rows: [ROW] });
    void controller.load(3);
    void controller.load(3);
    expect(sent).toEqual([{ type: 'get-report', request: 1, report: 3, offset: 0 }]);
    await answerPart('AQID', 5);
    expect(sent.at(-1)).toMatchObject({ offset: 3 });
    await answerPart('BAU', 5);
    expect(store.getState().sounds.get(3)).toEqual({ state: 'ready', url: 'url:0' });
    expect(urls.get('url:0')).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
    await controller.save(ROW);
    expect([sent.length, said]).toEqual([2, ['save report-3.ogg url:0']]);
    controller.receive({ type: 'reports', rows: [] });
    expect([urls.size, store.getState().sounds.size]).toEqual([0, 0]);
  });

  it.each([
    ['another size', 'BAU', 6, {}],
    ['more than there is', 'BAUG', 5, {}],
    ['nothing', '', 5, {}],
    ['another part', 'BAU', 5, { offset: 0 }],
  ])('are not played if the host sends %s', async (_, data, bytes, changes) => {
    void controller.load(3);
    await answerPart('AQID', 5);
    await answerPart(data, bytes, changes);
    expect(store.getState().sounds.get(3)).toEqual({ state: 'failed' });
    void controller.load(3);
    expect(sent.at(-1)).toMatchObject({ type: 'get-report', offset: 0 });
    await answer('no-such-report');
    expect(store.getState().sounds.get(3)).toEqual({ state: 'failed' });
  });

  it('are deleted', async () => {
    void controller.remove(ROW);
    expect(sent).toEqual([{ type: 'delete-report', request: 1, report: 3 }]);
    await answer();
    void controller.remove(ROW);
    await answer('no-such-report');
    expect(said).toEqual(['deleted Wren', 'no-such-report']);
  });
});
