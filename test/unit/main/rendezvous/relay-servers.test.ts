import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRelayServers } from '../../../../main/rendezvous/relay-servers.ts';

describe('createRelayServers', () => {
  it('makes credentials for an hour, of time and a name', () => {
    const urls = ['turn:turn.example.org:3478?transport=udp', 'turns:turn.example.org:5349'];
    const [server] = createRelayServers({ urls, secret: 'shared' }, 1_700_000_000_000, '0011');
    expect(server).toEqual({
      urls,
      username: '1700003600:0011',
      credential: createHmac('sha1', 'shared').update('1700003600:0011').digest('base64'),
    });
  });

  it('has none without a relay', () => {
    expect(createRelayServers(undefined, 0, '')).toEqual([]);
  });
});
