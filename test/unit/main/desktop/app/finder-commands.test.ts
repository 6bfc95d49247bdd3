import { beforeEach, expect, it } from 'vitest';
import { createDesktopApp, type DesktopApp } from '../../../../../main/desktop/app/create-desktop-app.ts';
import { failure } from '../../../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { EXAMPLE_INVITATION } from '../../../../support/desktop/example-invitation.ts';
import { createFakePorts, type FakePorts } from '../../../../support/desktop/fake-app-ports.ts';

let ports: FakePorts;
let app: DesktopApp;
beforeEach(() => {
  ports = createFakePorts();
  app = createDesktopApp(ports.dependencies);
});

const search = () => app.handlers['lobbies:search']({ text: 'cellar', game: '', language: '' });

it('searches the local network and the rendezvous servers of the settings', async () => {
  await app.handlers['settings:update']({ rendezvous: ['https://Meet.example.org/', 'no address at all'] });
  expect(await search()).toEqual({ ok: true, value: {} });
  expect(ports.finderCalls).toEqual(["search 'cellar' at meet.example.org,LAN"]);
});

it('does not show itself to the local network when only relays are allowed', async () => {
  await app.handlers['settings:update']({ relayOnly: true, rendezvous: ['meet.example.org'] });
  await search();
  expect(ports.finderCalls).toEqual(["search 'cellar' at meet.example.org"]);
});

it('returns the invitation of a lobby, entered under a name that was cleaned', async () => {
  const entered = await app.handlers['lobbies:enter']({ id: 'x', password: '', name: ' Ro\u202ebin ' });
  expect(entered).toEqual({ ok: true, value: { invitation: EXAMPLE_INVITATION } });
  expect(ports.finderCalls).toEqual(['enter x as Robin']);
});

it('refuses a name that nobody can see, and passes on why a lobby is closed to you', async () => {
  expect(await app.handlers['lobbies:enter']({ id: 'x', password: '', name: '\u200b' })).toMatchObject({
    error: { code: 'bad-name' },
  });
  ports.refusal = failure('wrong-lobby-password', 'It is wrong.');
  expect(await app.handlers['lobbies:enter']({ id: 'x', password: 'y', name: 'Robin' })).toMatchObject({
    error: { code: 'wrong-lobby-password' },
  });
});

it('reports what was found, and ends the search with its window', async () => {
  const reports: unknown[] = [];
  app.on('lobbies:found', (found) => reports.push(found));
  ports.emitFound({ lobbies: [], servers: [{ rendezvous: 'meet.example.org', state: 'failed', hasMore: false }] });
  expect(reports).toHaveLength(1);
  await app.endSession();
  expect(ports.finderCalls).toEqual(['stop the search', 'cancel entering']);
});

it('lists the hosted lobby, and refuses a short password', async () => {
  const listing = { game: 'Minecraft', language: 'en', access: 'password', password: 'short' } as const;
  const long = { ...listing, password: 'long enough' };
  const refused = { ok: false, error: { code: 'short-lobby-password' } };
  const lobby = { lobbyName: 'Camp', rules: DEFAULT_HEARING_RULES };
  const change = app.handlers['lobby:set-listing'];
  expect(await change({ listing: long })).toMatchObject({ error: { code: 'no-lobby' } });
  expect(await app.handlers['lobby:host']({ ...lobby, listing })).toMatchObject(refused);
  expect((await app.handlers['lobby:host']({ ...lobby, listing: long })).ok).toBe(true);
  expect(await change({ listing })).toMatchObject(refused);
  expect(await change({ listing: { ...listing, access: 'knock' } })).toEqual({ ok: true, value: {} });
  expect(await change({ listing: null })).toEqual({ ok: true, value: {} });
  expect(ports.calls).toEqual(['open Camp 1', 'list knock in Camp 1', 'list nothing in Camp 1']);
});
