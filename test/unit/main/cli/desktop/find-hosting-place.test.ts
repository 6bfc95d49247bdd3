import { expect, it } from 'vitest';
import { findHostingPlace } from '../../../../../main/cli/desktop/find-hosting-place.ts';

const NO_OPTIONS = { lobbyPort: null, publicAddress: null };
const gameApi = { port: null, origins: ['https://radio.example'] };
const stunServer = 'stun.example.org';
const stunServers = [{ host: 'stun.example.org', port: 3_478 }];
const rendezvous = [' https://Meet.example.org/ ', 'not an address'];
const gameOrigins = gameApi.origins;

it('lobbies are reached as the settings say', () => {
  expect(
    findHostingPlace(NO_OPTIONS, {
      lobbyPort: 7_777,
      publicAddress: '',
      mapsPorts: true,
      showsOnLan: true,
      gameApi,
      rendezvous,
      stunServer,
    }),
  ).toEqual({
    ok: true,
    value: {
      lobbyPort: 7_777,
      publicAddress: null,
      mapsPorts: true,
      showsOnLan: true,
      gameOrigins,
      rendezvous: ['meet.example.org'],
      stunServers,
    },
  });
  expect(
    findHostingPlace(NO_OPTIONS, {
      lobbyPort: 7_000,
      publicAddress: 'play.example.org:9000',
      mapsPorts: true,
      showsOnLan: true,
      gameApi,
      rendezvous,
      stunServer,
    }),
  ).toEqual({
    ok: true,
    value: {
      lobbyPort: 7_000,
      publicAddress: 'play.example.org',
      publicPort: 9_000,
      mapsPorts: true,
      showsOnLan: true,
      gameOrigins,
      rendezvous: ['meet.example.org'],
      stunServers,
    },
  });
});

it('options of the command line take precedence', () => {
  const settings = {
    lobbyPort: 7_000,
    publicAddress: 'play.example.org:9000',
    mapsPorts: false,
    showsOnLan: false,
    gameApi,
    rendezvous,
    stunServer,
  };
  expect(findHostingPlace({ lobbyPort: 1_234, publicAddress: '192.0.2.7' }, settings)).toEqual({
    ok: true,
    value: {
      lobbyPort: 1_234,
      publicAddress: '192.0.2.7',
      mapsPorts: false,
      showsOnLan: false,
      gameOrigins,
      rendezvous: ['meet.example.org'],
      stunServers,
    },
  });
});

it('an address that cannot be used keeps the lobby from opening', () => {
  expect(
    findHostingPlace(NO_OPTIONS, {
      lobbyPort: 7_777,
      publicAddress: 'ff02::1',
      mapsPorts: true,
      showsOnLan: true,
      gameApi,
      rendezvous,
      stunServer,
    }),
  ).toMatchObject({
    ok: false,
    error: { code: 'bad-address' },
  });
});
