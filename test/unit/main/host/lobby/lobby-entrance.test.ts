import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecordedLobby } from '../../../../support/lobby/recorded/recorded-lobby.ts';

let host: ReturnType<typeof createRecordedLobby>;
beforeEach(() => {
  host = createRecordedLobby();
});
afterEach(() => host.lobby.close());

describe('a participant whose signalling connection is lost', () => {
  it('gets another one with its ticket, which replaces the first and tells how the lobby ends', async () => {
    const { sent, handler, tickets } = await host.join();
    host.peers[0]?.events.emit('channelOpen', undefined);
    const second = host.attach(1, tickets[0] ?? '');
    expect(second.sent).toEqual(['marked', 'attached']);
    expect(sent.at(-1)).toBe('closed');
    handler.handleClosed();
    await host.lobby.close();
    expect(second.sent).toContain('closing');
    expect(sent).not.toContain('closing');
  });

  it('can leave on the new connection', async () => {
    const { tickets } = await host.join();
    host.peers[0]?.events.emit('channelOpen', undefined);
    const { handler } = host.attach(1, tickets[0] ?? '');
    handler.handleMessage({ protocol: 'earshot', version: 1, type: 'leave' });
    expect(host.lobby.participantCount).toBe(0);
  });

  it('gets none with a wrong ticket, or with that of somebody else, or after it is gone', async () => {
    const [fox, owl] = [await host.join(), await host.join()];
    host.peers.forEach(({ events }) => events.emit('channelOpen', undefined));
    const [foxTicket, owlTicket] = [fox.tickets[0] ?? '', owl.tickets[0] ?? ''];
    expect(foxTicket).toMatch(/^[\w-]{22}$/);
    for (const [id, ticket] of [
      [1, ''],
      [1, 'A'.repeat(22)],
      [1, owlTicket],
      [2, foxTicket],
      [99, foxTicket],
    ] as const)
      expect(host.attach(id, ticket).sent).toEqual(['wrong-secret']);
    await host.peers[0]?.close();
    expect(host.attach(1, foxTicket).sent).toEqual(['wrong-secret']);
    expect(host.lobby.participantCount).toBe(1);
  });

  it('asks once on each connection', async () => {
    const { tickets } = await host.join();
    const { sent, handler, message } = host.attach(1, tickets[0] ?? '');
    handler.handleMessage(message);
    expect(sent.at(-1)).toBe('bad-message');
  });
});

describe('a candidate of a participant', () => {
  const candidate = {
    protocol: 'earshot',
    version: 1,
    type: 'candidate',
    candidate: '1 1 udp 1 203.0.113.7 5000 typ host',
  } as const;

  it('reaches its connection until the channel is open', async () => {
    const { handler, sent } = await host.join();
    handler.handleMessage(candidate);
    expect(host.peers[0]?.candidates).toEqual([candidate.candidate]);
    host.peers[0]?.events.emit('channelOpen', undefined);
    handler.handleMessage(candidate);
    expect(host.peers[0]?.candidates).toHaveLength(1);
    expect(sent).not.toContain('bad-message');
  });

  it('waits until the host has let the participant in, with at most 15 others', async () => {
    await host.join('good', (waiting) => {
      for (let count = 0; count < 10_000; count++) waiting.handleMessage(candidate);
    });
    expect(host.peers[0]?.candidates).toHaveLength(16);
  });

  it('is forgotten when the host refuses the participant', async () => {
    await host.join('bad', (waiting) => waiting.handleMessage(candidate));
    expect(host.peers).toEqual([]);
  });
});

describe('a question for the host that has the lobby', () => {
  function ask(secret: Buffer) {
    const sent: string[] = [];
    const handler = host.lobby.accept({
      addressGroup: '192.0.2.1',
      send: (message) => sent.push(JSON.stringify(message)),
      refuse: (code) => sent.push(code),
      markJoined: () => undefined,
      close: () => sent.push('closed'),
    });
    handler.handleMessage({ protocol: 'earshot', version: 1, type: 'claims', secret: secret.toString('base64url') });
    return sent;
  }

  it('is answered with the claims that lead there, which the founder has none of', () => {
    expect(ask(Buffer.alloc(16, 7))).toEqual(['{"type":"claims","claims":[]}', 'closed']);
  });

  it('is refused without the secret of the lobby', () => {
    expect(ask(Buffer.alloc(16, 8))).toEqual(['wrong-secret']);
  });

  it('is refused when too many come from one address: an answer may have 100 kB', () => {
    for (let count = 0; count < 256; count++) expect(ask(Buffer.alloc(16, 7))).toHaveLength(2);
    expect(ask(Buffer.alloc(16, 7))).toEqual(['too-many-messages']);
  });
});
