import { expect, it } from 'vitest';
import { useIceServers } from '../../../../renderer/link/use-ice-servers.ts';

const STUN = { urls: ['stun:203.0.113.5:3478'] };
const TURN = { urls: ['turn:203.0.113.5:3478?transport=udp'], username: '1700000000:guest', credential: 'c2VjcmV0' };

/** Refuses relays without a password, as browsers do. */
function createConnection() {
  let current: RTCConfiguration = {};
  return {
    setConfiguration(configuration: RTCConfiguration) {
      for (const { urls, username } of configuration.iceServers ?? [])
        if ([urls].flat().some((url) => url.startsWith('turn')) && username === undefined)
          throw new DOMException('Both username and credential are required.', 'InvalidAccessError');
      current = configuration;
    },
    current: () => current,
  };
}

it('uses every server that the rendezvous named', () => {
  const connection = createConnection();
  expect(useIceServers(connection, { iceServers: [STUN, TURN], relayOnly: false })).toBe(true);
  expect(connection.current().iceServers).toEqual([STUN, TURN]);
  expect(connection.current().iceTransportPolicy).toBeUndefined();
});

it('leaves out a server that the browser refuses, and keeps the others', () => {
  const connection = createConnection();
  expect(useIceServers(connection, { iceServers: [{ urls: TURN.urls }, STUN], relayOnly: false })).toBe(true);
  expect(connection.current().iceServers).toEqual([STUN]);
});

it('gathers relays only, so that the host never learns this address', () => {
  const connection = createConnection();
  expect(useIceServers(connection, { iceServers: [STUN, TURN], relayOnly: true })).toBe(true);
  expect(connection.current()).toMatchObject({ iceTransportPolicy: 'relay', iceServers: [STUN, TURN] });
});

it.each([[[]], [[STUN]], [[{ urls: TURN.urls }]]])('says that there is no relay among %j', (iceServers) => {
  expect(useIceServers(createConnection(), { iceServers, relayOnly: true })).toBe(false);
});
