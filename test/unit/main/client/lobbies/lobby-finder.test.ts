import { beforeEach, describe, expect, it } from 'vitest';
import { LobbyFinder } from '../../../../../main/client/lobbies/lobby-finder.ts';
import type { LanLobby } from '../../../../../main/lan/lan-lobby.ts';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import { toBase64Url, type Invitation } from '../../../../../shared/protocol/invitation/invitation.ts';
import type { DirectoryView } from '../../../../../shared/rendezvous/directory/directory-watch.ts';
import { readListedLobbies } from '../../../../../shared/rendezvous/directory/listed-lobby.ts';
import type { Listing } from '../../../../../shared/rendezvous/messages.ts';
import { failure, success, type Result } from '../../../../../shared/result.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { listedLobby } from '../../../../support/rendezvous/listed.ts';

const ANY = { text: '', game: '', language: '' };
const BOTH = { rendezvous: ['a.example.org', 'b.example.org'], includesLan: true };
const INVITATION: Invitation = {
  ...{ addresses: [], secret: new Uint8Array(16), certificateSha256: new Uint8Array(32), rendezvous: 'a.example.org' },
};
const NEARBY: LanLobby = {
  ...{ name: 'Attic', access: 'knock', players: 2, port: 7_777, token: 'A'.repeat(22), address: '192.168.1.9' },
  certificateSha256: toBase64Url(new Uint8Array(32).fill(9)),
};

/** A finder whose directories, local network and hosts a test plays. */
class Lab {
  readonly clock = new ManualClock();
  readonly log: string[] = [];
  readonly directories = new Map<string, { view: DirectoryView; onChange: () => void }>();
  readonly found: { lobbies: readonly FoundLobby[]; servers: readonly unknown[] }[] = [];
  lanMs: number | null = null;
  hear = (_lobbies: readonly LanLobby[]): void => {};
  answer: (outcome: Result<Invitation>) => void = () => {};
  readonly finder = new LobbyFinder({
    openLan: (onChange) => {
      this.hear = onChange;
      return { current: () => [], close: () => this.log.push('close the LAN') };
    },
    watch: (address, search, onChange) => {
      const directory = { view: EMPTY, onChange };
      this.directories.set(address, directory);
      this.log.push(`ask ${address} for '${search.text}'`);
      return {
        get view() {
          return directory.view;
        },
        stop: () => this.log.push(`stop ${address}`),
      };
    },
    measureLan: async () => this.lanMs,
    enterLan: (lobby, { name }, signal) => this.#enter(`knock at ${lobby.address} as ${name}`, signal),
    enterListed: (lobby, { password }, signal) => this.#enter(`enter at ${lobby.rendezvous} with ${password}`, signal),
    schedule: this.clock.schedule,
  });

  constructor() {
    this.finder.onFound((report) => this.found.push(report));
  }

  async list(address: string, listing: Partial<Listing>): Promise<void> {
    const lobbies = await readListedLobbies({ type: 'lobbies', total: 1, lobbies: [await listedLobby(1, listing)] });
    const directory = this.directories.get(address);
    if (directory === undefined) throw new Error('Not watched.');
    directory.view = { state: 'answered', hasMore: true, lobbies, roundTripMs: 20 };
    directory.onChange();
  }

  /** The lobbies of the newest report. */
  show(): readonly FoundLobby[] {
    this.clock.advance(100);
    return this.found.at(-1)?.lobbies ?? [];
  }

  #enter(what: string, signal: AbortSignal): Promise<Result<Invitation>> {
    this.log.push(what);
    return new Promise((resolve) => {
      this.answer = resolve;
      signal.addEventListener('abort', () => {
        this.log.push('give up');
        resolve(failure('host-lost', 'Lost.'));
      });
    });
  }
}

const EMPTY: DirectoryView = { state: 'searching', hasMore: false, lobbies: [], roundTripMs: null };
let lab: Lab;
beforeEach(() => {
  lab = new Lab();
});

const idOf = (lobby: FoundLobby | undefined): string => lobby?.id ?? 'nothing';

describe('a search', () => {
  it('asks everywhere at the same time, and reports what each server says', async () => {
    lab.finder.search({ ...ANY, text: 'cel' }, BOTH);
    expect(lab.log).toEqual(["ask a.example.org for 'cel'", "ask b.example.org for 'cel'"]);
    expect(lab.show()).toEqual([]);
    lab.hear([NEARBY]);
    await lab.list('b.example.org', { title: 'Cellar' });
    expect(lab.show().map(({ title }) => title)).toEqual(['Attic', 'Cellar']);
    expect(lab.found.at(-1)?.servers).toEqual([
      { rendezvous: 'a.example.org', state: 'searching', hasMore: false },
      { rendezvous: 'b.example.org', state: 'answered', hasMore: true },
    ]);
    expect(lab.found).toHaveLength(2);
  });

  it('says how far a lobby on the local network is, once a connection has opened', async () => {
    lab.lanMs = 0.4;
    lab.finder.search(ANY, BOTH);
    lab.hear([NEARBY]);
    expect(lab.show()).toMatchObject([{ title: 'Attic', distanceMs: null }]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lab.show()).toMatchObject([{ title: 'Attic', distanceMs: 1 }]);
  });

  it('leaves the local network alone when that would show this machine', () => {
    lab.finder.search(ANY, { ...BOTH, includesLan: false });
    lab.hear([NEARBY]);
    expect(lab.show()).toEqual([]);
    lab.finder.stop();
    expect(lab.log).not.toContain('close the LAN');
  });

  it('replaces the search before it, and ends with nothing left to do', () => {
    lab.finder.search(ANY, { ...BOTH, rendezvous: ['a.example.org'] });
    lab.log.length = 0;
    lab.finder.search({ ...ANY, text: 'b' }, { rendezvous: ['b.example.org'], includesLan: true });
    lab.finder.stop();
    lab.finder.stop();
    expect(lab.log).toEqual([
      'close the LAN',
      'stop a.example.org',
      "ask b.example.org for 'b'",
      'close the LAN',
      'stop b.example.org',
    ]);
    expect(lab.clock.pending).toBe(0);
    expect(lab.found).toEqual([]);
  });

  it('asks a server once that is named twice', () => {
    lab.finder.search(ANY, { rendezvous: ['a.example.org', 'a.example.org'], includesLan: false });
    expect(lab.log).toEqual(["ask a.example.org for ''"]);
  });
});

describe('entering', () => {
  it('uses the invitation that an open lobby shows to everybody', async () => {
    lab.finder.search(ANY, BOTH);
    await lab.list('a.example.org', { access: 'open' });
    const [lobby] = lab.show();
    lab.finder.stop();
    const entered = await lab.finder.enter({ id: idOf(lobby), password: '', name: 'Robin' });
    expect(entered).toMatchObject({ ok: true, value: { certificateSha256: new Uint8Array(32).fill(1) } });
    expect(lab.log.some((line) => line.startsWith('enter'))).toBe(false);
  });

  it('asks the host of any other lobby', async () => {
    lab.finder.search(ANY, BOTH);
    lab.hear([NEARBY]);
    await lab.list('b.example.org', { access: 'password' });
    const [near, far] = lab.show();
    lab.log.length = 0;
    const knocking = lab.finder.enter({ id: idOf(near), password: '', name: 'Robin' });
    lab.answer(success(INVITATION));
    expect(await knocking).toEqual({ ok: true, value: INVITATION });
    const entering = lab.finder.enter({ id: idOf(far), password: 'sesame', name: 'Robin' });
    lab.answer(failure('wrong-lobby-password', 'Wrong.'));
    expect(await entering).toMatchObject({ error: { code: 'wrong-lobby-password' } });
    expect(lab.log).toEqual(['knock at 192.168.1.9 as Robin', 'enter at b.example.org with sesame']);
  });

  it.each([
    ['unreachable', 'knock', true],
    ['port-refused', 'knock', true],
    ['timeout', 'knock', true],
    ['wrong-certificate', 'knock', true],
    ['refused', 'knock', false],
  ] as const)('after %s on the local network, knocks at a lobby listed by %s: %s', async (code, access, again) => {
    lab.finder.search(ANY, BOTH);
    lab.hear([{ ...NEARBY, certificateSha256: toBase64Url(new Uint8Array(32).fill(1)) }]);
    await lab.list('b.example.org', { access });
    const [near] = lab.show();
    lab.log.length = 0;
    const entering = lab.finder.enter({ id: idOf(near), password: '', name: 'Robin' });
    lab.answer(failure(code, 'It failed.'));
    await new Promise((resolve) => setImmediate(resolve));
    lab.answer(success(INVITATION));
    expect((await entering).ok).toBe(again);
    expect(lab.log).toHaveLength(again ? 2 : 1);
  });

  it('enters by password through the directory, whatever a neighbour announces', async () => {
    lab.finder.search(ANY, BOTH);
    lab.hear([{ ...NEARBY, certificateSha256: toBase64Url(new Uint8Array(32).fill(1)) }]);
    await lab.list('b.example.org', { access: 'password' });
    const [near] = lab.show();
    lab.log.length = 0;
    const entering = lab.finder.enter({ id: idOf(near), password: 'sesame', name: 'Robin' });
    lab.answer(success(INVITATION));
    expect([near?.access, (await entering).ok, lab.log]).toEqual([
      'password',
      true,
      ['enter at b.example.org with sesame'],
    ]);
  });

  /** Two servers list the same lobby, and the first one answers with `code`. */
  async function enterAtTwo(code: string, accesses: readonly [Listing['access'], Listing['access']], password = '') {
    lab.finder.search(ANY, { ...BOTH, includesLan: false });
    await lab.list('a.example.org', { access: accesses[0], title: 'Closed, go away' });
    await lab.list('b.example.org', { access: accesses[1] });
    const [lobby] = lab.show();
    lab.log.length = 0;
    const entering = lab.finder.enter({ id: idOf(lobby), password, name: 'Robin' });
    lab.answer(failure(code, 'It failed.'));
    await new Promise((resolve) => setImmediate(resolve));
    lab.answer(success(INVITATION));
    return entering;
  }

  it.each(['lobby-not-there', 'no-rendezvous', 'rendezvous-busy', 'host-lost', 'wrong-certificate', 'bad-answer'])(
    'tries the next server that lists the lobby after %s',
    async (code) => {
      expect((await enterAtTwo(code, ['knock', 'password'], 'sesame')).ok).toBe(true);
      expect(lab.log).toEqual(['enter at a.example.org with sesame', 'enter at b.example.org with sesame']);
    },
  );

  it.each(['refused', 'wrong-lobby-password', 'too-many-tries'])('asks no other server after %s', async (code) => {
    expect(await enterAtTwo(code, ['password', 'password'], 'sesame')).toMatchObject({ error: { code } });
    expect(lab.log).toHaveLength(1);
  });

  it('uses the invitation of the next server, and guesses no password that nobody gave', async () => {
    expect(await enterAtTwo('lobby-not-there', ['knock', 'open'])).toMatchObject({
      value: { certificateSha256: new Uint8Array(32).fill(1) },
    });
    lab = new Lab();
    expect(await enterAtTwo('lobby-not-there', ['knock', 'password'])).toMatchObject({
      error: { code: 'lobby-not-there' },
    });
    lab = new Lab();
    expect(await enterAtTwo('', ['password', 'password'])).toMatchObject({ error: { code: 'wrong-lobby-password' } });
    expect(lab.log).toEqual([]);
  });

  it('asks no further server once it is cancelled', async () => {
    lab.finder.search(ANY, { ...BOTH, includesLan: false });
    for (const address of BOTH.rendezvous) await lab.list(address, { access: 'knock' });
    const [lobby] = lab.show();
    lab.log.length = 0;
    const entering = lab.finder.enter({ id: idOf(lobby), password: '', name: 'Robin' });
    lab.finder.cancelEnter();
    expect(await entering).toMatchObject({ error: { code: 'superseded' } });
    expect(lab.log).toEqual(['enter at a.example.org with ', 'give up']);
  });

  it('gives up for another attempt, and when it is cancelled', async () => {
    lab.finder.search(ANY, BOTH);
    lab.hear([NEARBY]);
    const [near] = lab.show();
    const first = lab.finder.enter({ id: idOf(near), password: '', name: 'Robin' });
    const second = lab.finder.enter({ id: idOf(near), password: '', name: 'Robin' });
    expect(await first).toMatchObject({ error: { code: 'superseded' } });
    lab.finder.close();
    expect(await second).toMatchObject({ error: { code: 'superseded' } });
    expect(lab.log.filter((line) => line === 'give up')).toHaveLength(2);
  });

  it('fails for a lobby that was not found', async () => {
    expect(await lab.finder.enter({ id: 'unknown', password: '', name: 'Robin' })).toMatchObject({
      error: { code: 'lobby-not-there' },
    });
  });
});
