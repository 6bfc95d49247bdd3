import { NO_AUTHORITY } from '../../../../../shared/model/people/moderation.ts';
import { describe, expect, it } from 'vitest';
import {
  StandbyKeeper,
  type RunningStandby,
  type StandbyReport,
  type StandbyStart,
} from '../../../../../main/host/succession/standby-keeper.ts';
import type { FollowedHost } from '../../../../../main/host/succession/standby-succession.ts';
import { NO_MEETING, type LobbyState } from '../../../../../shared/protocol/lobby-state.ts';
import { MAX_STATE_PART_LENGTH, MAX_STATE_PARTS } from '../../../../../shared/protocol/succession-messages.ts';
import { failure, success, type Result } from '../../../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { splitState } from '../../../../../shared/succession/state-parts.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const ZEROS = 'AAAAAAAAAAAAAAAAAAAAAA';
const HOST: FollowedHost = { epoch: 0, pin: 'first', claims: [] };

function stateOf(version: number): LobbyState {
  return {
    ...{ lobbyId: ZEROS, version, lobbyName: 'Den', capacity: 30, rules: DEFAULT_HEARING_RULES, phase: 'playing' },
    ...{
      nextParticipantId: 1,
      participants: [],
      groups: [],
      rooms: { nextId: 1, rooms: [] },
      authority: NO_AUTHORITY,
      secret: ZEROS,
      hostIdentity: '',
    },
    meeting: NO_MEETING,
  };
}

function setUp() {
  const clock = new ManualClock();
  const reports: StandbyReport[] = [];
  const calls: string[] = [];
  const hosting: RunningStandby[] = [];
  const starts: StandbyStart[] = [];
  const listeners = { host: (): void => undefined, end: (_: string): void => undefined };
  const place = { invitation: 'earshot://join/one' };
  const standby: RunningStandby = {
    invite: async () => place.invitation,
    apply: ({ version }) => calls.push(`apply ${version}`),
    setHostLost: (isLost) => calls.push(`lost ${isLost}`),
    follow: ({ pin }) => calls.push(`follow ${pin}`),
    takeSuccession: ({ version }) => calls.push(`succession ${version}`),
    takeGrant: () => calls.push('grant'),
    onHosting: (listener) => void (listeners.host = listener),
    onEnded: (listener) => void (listeners.end = listener),
    close: async () => void calls.push('close'),
  };
  const gate = { open: (_: Result<RunningStandby>): void => undefined };
  const keeper = new StandbyKeeper<RunningStandby>({
    ...{ identity: 'me', host: HOST, log: silentLog, schedule: clock.schedule },
    start: (start) => {
      starts.push(start);
      return new Promise((resolve) => (gate.open = resolve));
    },
    send: (report) => reports.push(report),
    onHosting: (running) => hosting.push(running),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const give = (version: number): void => {
    for (const part of splitState(version, JSON.stringify(stateOf(version)))) keeper.receive(part);
  };
  /** Appoints the member, and lets its standby host open. */
  const open = async (): Promise<void> => {
    keeper.receive({ type: 'appoint', rank: 1 });
    give(1);
    gate.open(success(standby));
    await settle();
  };
  return { clock, keeper, reports, calls, hosting, starts, listeners, place, gate, standby, settle, give, open };
}

describe('the keeper of a standby host', () => {
  it('opens it with the first state, and reports its invitation and what it holds', async () => {
    const { keeper, starts, reports, give, open } = setUp();
    give(7);
    expect(starts).toEqual([]);
    await open();
    expect(starts).toEqual([{ identity: 'me', host: HOST, state: stateOf(1) }]);
    expect(reports).toEqual([
      { type: 'lobby-state-ack', version: 1 },
      { type: 'standby', invitation: 'earshot://join/one' },
    ]);
    give(2);
    expect(reports.at(-1)).toEqual({ type: 'lobby-state-ack', version: 2 });
    keeper.receive({ type: 'appoint', rank: 2 });
    expect(reports.at(-1)).toEqual({ type: 'standby', invitation: 'earshot://join/one' });
    expect(starts).toHaveLength(1);
  });

  it('tells it what happened while it started', async () => {
    const { keeper, calls, reports, gate, standby, settle, give } = setUp();
    keeper.receive({ type: 'appoint', rank: 1 });
    give(1);
    give(2);
    keeper.receive({ type: 'succession', succession: { version: 5 } as never });
    keeper.setHostLost(true);
    gate.open(success(standby));
    await settle();
    expect(calls).toEqual(['follow first', 'succession 5', 'lost true', 'apply 2']);
    expect(reports[0]).toEqual({ type: 'lobby-state-ack', version: 2 });
  });

  it('reports another invitation when its addresses change', async () => {
    const { clock, reports, place, settle, open } = setUp();
    await open();
    place.invitation = 'earshot://join/two';
    clock.advance(5_000);
    await settle();
    expect(reports.at(-1)).toEqual({ type: 'standby', invitation: 'earshot://join/two' });
    const count = reports.length;
    clock.advance(5_000);
    await settle();
    expect(reports).toHaveLength(count);
  });

  it('closes it when the member is dismissed, also while it starts', async () => {
    const { clock, keeper, calls, gate, standby, settle, give, open } = setUp();
    await open();
    keeper.receive({ type: 'appoint', rank: 0 });
    expect(calls.at(-1)).toBe('close');
    clock.advance(30_000);
    keeper.receive({ type: 'appoint', rank: 1 });
    give(3);
    keeper.receive({ type: 'appoint', rank: 0 });
    gate.open(success(standby));
    await settle();
    expect(calls.filter((call) => call === 'close')).toHaveLength(2);
    await keeper.leave();
    expect(clock.pending).toBe(0);
  });

  it('opens one in 30 s at most, however often the host changes its mind, and the newest in the end', async () => {
    const { clock, keeper, starts, gate, standby, settle, give, open } = setUp();
    await open();
    for (let version = 2; version < 50; version++) {
      keeper.receive({ type: 'appoint', rank: 0 });
      await settle();
      keeper.receive({ type: 'appoint', rank: 1 });
      give(version);
      gate.open(success(standby));
      await settle();
      clock.advance(500);
    }
    expect(starts).toHaveLength(1);
    clock.advance(30_000);
    expect(starts.map(({ state }) => state.version)).toEqual([1, 49]);
  });

  it('passes it on when it has the lobby, and leaves it open then', async () => {
    const { keeper, calls, hosting, listeners, standby, open } = setUp();
    await open();
    listeners.host();
    expect(hosting).toEqual([standby]);
    await keeper.leave();
    expect(calls).not.toContain('close');
  });

  it('closes it when the member leaves', async () => {
    const { keeper, calls, open } = setUp();
    await open();
    await keeper.leave();
    expect(calls.at(-1)).toBe('close');
  });

  it('reports that there is none if it cannot open or ends, and does not try on its own', async () => {
    const { keeper, reports, starts, listeners, gate, settle, give, open } = setUp();
    keeper.receive({ type: 'appoint', rank: 1 });
    give(1);
    gate.open(failure('port-in-use', 'The port is in use.'));
    await settle();
    expect(reports).toEqual([{ type: 'standby', invitation: '' }]);
    give(2);
    expect(starts).toHaveLength(1);
    await open();
    listeners.end('Its thread ended.');
    expect(reports.at(-1)).toEqual({ type: 'standby', invitation: '' });
  });

  it('ignores states that are none, that are too long, or that miss a part', async () => {
    const { keeper, calls, starts, give, open } = setUp();
    keeper.receive({ type: 'appoint', rank: 1 });
    for (const text of ['', '[]', '{"lobbyId":1}', 'x'.repeat(30_000)])
      for (const part of splitState(1, text)) keeper.receive(part);
    const long = 'x'.repeat(MAX_STATE_PART_LENGTH);
    for (let part = 0; part < 900; part++)
      keeper.receive({ type: 'lobby-state', version: 1, part, parts: Math.min(900, 2 * MAX_STATE_PARTS), text: long });
    expect(starts).toEqual([]);
    await open();
    for (const part of splitState(2, JSON.stringify({ ...stateOf(2), capacity: -1 }))) keeper.receive(part);
    expect(calls).not.toContain('apply 2');
    give(3);
    expect(calls.at(-1)).toBe('apply 3');
  });

  it('passes on the grant, and what its member knows of the host', async () => {
    const { keeper, calls, open } = setUp();
    await open();
    keeper.receive({ type: 'grant', grant: { candidate: ZEROS, signature: '' } });
    keeper.setHostLost(true);
    keeper.follow({ epoch: 1, pin: 'second', claims: [] });
    expect(calls.slice(-3)).toEqual(['grant', 'lost true', 'follow second']);
  });
});
