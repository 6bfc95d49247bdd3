import { beforeEach, describe, expect, it } from 'vitest';
import { enterByTitle, findLobbies, type FoundLobbies } from '../../../../../main/client/lobbies/find-listed.ts';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import type { Invitation } from '../../../../../shared/protocol/invitation/invitation.ts';
import { success } from '../../../../../shared/result.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const INVITATION: Invitation = {
  ...{ addresses: [], secret: new Uint8Array(16), certificateSha256: new Uint8Array(32), rendezvous: 'a.example.org' },
};
const HERE = ['a.example.org'];
const CELLAR: FoundLobby = {
  ...{ id: 'cellar', source: 'directory', rendezvous: 'a.example.org', title: 'Cellar', game: 'Minecraft' },
  ...{ language: 'de', players: 3, capacity: 20, access: 'knock', distanceMs: 51 },
};

let clock: ManualClock;
let log: string[];
let report: (found: FoundLobbies) => void;
const finder = {
  onFound(listener: (found: FoundLobbies) => void) {
    report = listener;
    return () => log.push('silent');
  },
  search: ({ text }: { text: string }) => log.push(`search ${text}`),
  stop: () => log.push('stop'),
  async enter({ id, password, name }: { id: string; password: string; name: string }) {
    log.push(`enter ${id} as ${name} with ${password}`);
    return success(INVITATION);
  },
};
beforeEach(() => {
  clock = new ManualClock();
  log = [];
});

const answered = (...lobbies: FoundLobby[]): FoundLobbies => ({
  lobbies,
  servers: [{ rendezvous: 'a.example.org', state: 'answered', hasMore: false }],
});

describe('a search that ends without a choice', () => {
  it('waits for each server, and for the local network', async () => {
    const searching = findLobbies(finder, 'cel', { rendezvous: HERE, includesLan: true }, clock.schedule);
    report({ lobbies: [], servers: [{ rendezvous: 'a.example.org', state: 'searching', hasMore: false }] });
    report(answered(CELLAR));
    expect(log).toEqual(['search cel']);
    clock.advance(2_000);
    expect(await searching).toEqual(answered(CELLAR));
    expect(log).toEqual(['search cel', 'silent', 'stop']);
    expect(clock.pending).toBe(0);
  });

  it('does not wait for a server that stalls', async () => {
    const searching = findLobbies(finder, '', { rendezvous: HERE, includesLan: false }, clock.schedule);
    const stalled: FoundLobbies = {
      lobbies: [],
      servers: [{ rendezvous: 'a.example.org', state: 'searching', hasMore: false }],
    };
    report(stalled);
    clock.advance(9_000);
    expect(await searching).toEqual(stalled);
  });
});

describe('entering by title', () => {
  const enter = (found: FoundLobbies, password = '') => {
    const person = { password, name: 'Robin', schedule: clock.schedule };
    const entering = enterByTitle(finder, 'Cellar', HERE, person);
    report(found);
    return entering;
  };

  it('enters the one lobby that has exactly this title', async () => {
    const entered = await enter(answered({ ...CELLAR, id: 'other', title: 'Cellar 2' }, CELLAR));
    expect(entered).toEqual({ ok: true, value: INVITATION });
    expect(log.at(-1)).toBe('enter cellar as Robin with ');
  });

  it('lists several lobbies of the title and refuses to choose', async () => {
    expect(await enter(answered(CELLAR, { ...CELLAR, id: 'impostor', players: 1 }))).toMatchObject({
      error: {
        code: 'several-lobbies',
        message: expect.stringContaining('Minecraft, 3 players, a.example.org; Minecraft, 1 players') as string,
      },
    });
  });

  it('fails without such a lobby, and differently without a server', async () => {
    expect(await enter(answered())).toMatchObject({ error: { code: 'lobby-not-there' } });
    const servers = [{ rendezvous: 'a.example.org', state: 'failed', hasMore: false } as const];
    expect(await enter({ lobbies: [], servers })).toMatchObject({ error: { code: 'no-rendezvous' } });
  });

  it('asks for the password before it guesses', async () => {
    const locked = answered({ ...CELLAR, access: 'password' });
    expect(await enter(locked)).toMatchObject({ error: { code: 'wrong-lobby-password' } });
    expect((await enter(locked, 'sesame')).ok).toBe(true);
    expect(log.at(-1)).toBe('enter cellar as Robin with sesame');
  });
});
