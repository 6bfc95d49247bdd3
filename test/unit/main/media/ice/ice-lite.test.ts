import { describe, expect, it } from 'vitest';
import { IceLiteAgent, MAX_PATHS } from '../../../../../main/media/ice/ice-lite.ts';

describe('IceLiteAgent', () => {
  it('sends to the first verified address until one is nominated, then to the last nominated one', () => {
    const agent = new IceLiteAgent('guest');
    expect(agent.selected).toBeUndefined();

    agent.onCheck('192.0.2.1', 1, false, 0);
    agent.onCheck('192.0.2.2', 2, false, 0);
    expect(agent.selected).toMatchObject({ address: '192.0.2.1', port: 1 });

    agent.onCheck('192.0.2.2', 2, true, 0);
    expect(agent.selected).toMatchObject({ address: '192.0.2.2', port: 2 });
    agent.onCheck('192.0.2.1', 1, false, 0);
    expect(agent.selected).toMatchObject({ address: '192.0.2.2', port: 2 });
    agent.onCheck('192.0.2.1', 1, true, 0);
    expect(agent.selected).toMatchObject({ address: '192.0.2.1', port: 1 });
  });

  it('accepts sixteen addresses, and more only in place of stale ones', () => {
    const agent = new IceLiteAgent('guest');
    for (let port = 1; port <= MAX_PATHS; port++) expect(agent.onCheck('192.0.2.1', port, port === 1, 0)).toBeDefined();

    expect(agent.onCheck('192.0.2.1', 100, true, 20_000)).toBeUndefined();
    agent.onCheck('192.0.2.1', 2, false, 25_000);
    const checked = agent.onCheck('192.0.2.1', 100, true, 40_000)!;

    expect(checked.expired).toHaveLength(MAX_PATHS - 2);
    expect(agent.paths.map(({ port }) => port)).toEqual([1, 2, 100]);
    expect(agent.selected?.port).toBe(100);
  });

  it('accepts only its own username', () => {
    const agent = new IceLiteAgent('guest');
    expect(agent.isUsername(`${agent.local.usernameFragment}:guest`)).toBe(true);
    expect(agent.isUsername(`${agent.local.usernameFragment}:other`)).toBe(false);
    expect(agent.isUsername(agent.local.usernameFragment)).toBe(false);
  });
});
