import { describe, expect, it } from 'vitest';
import { claimSession, type SessionPage } from '../../../../renderer/bridge/claim-session.ts';

function createPage(
  hash: string,
  stored: string | null,
  status: number,
): { page: SessionPage; sent: string[]; addresses: unknown[]; kept: () => string | null } {
  const sent: string[] = [];
  const addresses: unknown[] = [];
  let kept = stored;
  return {
    sent,
    addresses,
    kept: () => kept,
    page: {
      location: { hash, pathname: '/' },
      history: { replaceState: (_state, _title, address) => addresses.push(address) },
      storage: {
        getItem: () => kept,
        setItem: (_key, value) => {
          kept = value;
        },
      },
      fetch: async (path, { method, body }) => {
        sent.push(`${method} ${path} ${body}`);
        return new Response('session\n', { status });
      },
    },
  };
}

describe('claimSession', () => {
  it('exchanges the ticket in the link, removes it from the address and keeps the session for reloads', async () => {
    const { page, sent, addresses, kept } = createPage('#ticket', null, 200);
    expect(await claimSession(page)).toBe('session');
    expect(sent).toEqual(['POST /session ticket']);
    expect(addresses).toEqual(['/']);
    expect(kept()).toBe('session');
  });

  it('uses the kept session when the page is reloaded', async () => {
    const { page, sent } = createPage('', 'kept', 200);
    expect(await claimSession(page)).toBe('kept');
    expect(sent).toEqual([]);
  });

  it('prefers a fresh link to a session of an earlier start', async () => {
    const { page, kept } = createPage('#ticket', 'old', 200);
    expect(await claimSession(page)).toBe('session');
    expect(kept()).toBe('session');
  });

  it('has none when the server refuses the ticket', async () => {
    const { page, kept } = createPage('#used', null, 403);
    expect(await claimSession(page)).toBeUndefined();
    expect(kept()).toBeNull();
  });
});
