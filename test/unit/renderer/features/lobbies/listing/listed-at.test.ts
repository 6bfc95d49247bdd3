import { describe, expect, it } from 'vitest';
import { listedAtOf } from '../../../../../../renderer/features/lobbies/listing/listed-at.ts';

const server = (address: string, listed: 'off' | 'shown' | 'full', state: 'registered' | 'failed' = 'registered') => ({
  ...{ address, listed, state, code: '', page: '' },
});

describe('where a lobby is listed', () => {
  it('names a server only if its directory shows the lobby', () => {
    const servers = [server('a.example', 'shown'), server('b.example', 'full'), server('c.example', 'off')];
    expect(listedAtOf(servers)).toEqual({ state: 'answered', shown: ['a.example'], full: ['b.example'] });
  });

  it('tells servers that do not answer from those that have not shown the lobby yet', () => {
    expect(listedAtOf([]).state).toBe('waiting');
    expect(listedAtOf([server('a.example', 'off', 'failed')]).state).toBe('waiting');
    expect(listedAtOf([server('a.example', 'off')]).state).toBe('pending');
  });
});
