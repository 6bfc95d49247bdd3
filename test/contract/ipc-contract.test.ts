import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_NAMES, contract, EVENT_NAMES, MAX_IPC_MESSAGE_LENGTH } from '../../shared/ipc/contract.ts';
import { UNKNOWN_REACH } from '../../shared/model/host-reach.ts';
import { DEFAULT_SETTINGS } from '../../shared/model/settings.ts';
import { formatInvitation } from '../../shared/protocol/invitation/invitation.ts';
import { failure } from '../../shared/result.ts';
import { LETTER_KEYS } from '../support/letter-keys.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../support/desktop/example-invitation.ts';
import { badRequests, EXAMPLE_REQUESTS } from '../support/window/ipc-examples.ts';
import { connectBrowserTransport, connectElectronTransport, type Transport } from '../support/window/ipc-transports.ts';

const OTHER_INVITATION = formatInvitation({ ...PARSED_INVITATION, secret: new Uint8Array(16).fill(8) });

/** Commands that fail when this machine hosts no lobby. */
const NEEDS_LOBBY: readonly string[] = [
  'lobby:set-rules',
  'lobby:set-roles',
  'lobby:describe-roles',
  'lobby:set-listing',
  'lobby:describe-game-api',
  'lobby:describe-reach',
  'lobby:answer-knock',
  'lobby:invite',
  'lobby:renew-invitation',
  'lobby:hand-over',
];

/** Triggers each event in the application. */
const CAUSES: { readonly [Name in (typeof EVENT_NAMES)[number]]: (transport: Transport) => Promise<unknown> } = {
  'link:ended': async ({ app, ports }) => {
    await app.handlers['link:join'](EXAMPLE_REQUESTS['link:join']);
    ports.endSession('host-lost');
  },
  'link:signalling-lost': async ({ app, ports }) => {
    await app.handlers['link:join'](EXAMPLE_REQUESTS['link:join']);
    ports.loseSignalling();
  },
  'link:network-changed': async ({ app, ports }) => {
    await app.handlers['link:prepare'](EXAMPLE_REQUESTS['link:prepare']);
    ports.changeNetwork('addresses');
  },
  'lobby:ended': async ({ app, ports }) => {
    await app.handlers['lobby:host'](EXAMPLE_REQUESTS['lobby:host']);
    ports.endLobby('The mixer stopped.');
  },
  'lobby:reach': async ({ app, ports }) => {
    await app.handlers['lobby:host'](EXAMPLE_REQUESTS['lobby:host']);
    ports.emitReach(UNKNOWN_REACH);
  },
  'lobby:roles': async ({ app, ports }) => {
    await app.handlers['lobby:host'](EXAMPLE_REQUESTS['lobby:host']);
    ports.emitRoles([{ id: 1, team: 'red', state: 'dead', from: 'own', byHand: ['team', 'state'] }]);
  },
  'lobby:knock': async ({ app, ports }) => {
    await app.handlers['lobby:host'](EXAMPLE_REQUESTS['lobby:host']);
    ports.emitKnock({ id: 1, name: 'Robin', source: 'directory' });
  },
  'lobby:knock-gone': async ({ app, ports }) => {
    await app.handlers['lobby:host'](EXAMPLE_REQUESTS['lobby:host']);
    ports.emitKnockGone(1);
  },
  'lobby:successor-preparing': async ({ app, ports }) => {
    await app.handlers['lobby:host'](EXAMPLE_REQUESTS['lobby:host']);
    ports.emitPreparing(true);
  },
  'standby:report': async ({ app, ports }) => {
    await app.handlers['standby:open'](EXAMPLE_REQUESTS['standby:open']);
    ports.reportStandby({ type: 'lobby-state-ack', version: 1 });
  },
  'lobby:taken-over': async ({ app, ports }) => {
    await app.handlers['standby:open'](EXAMPLE_REQUESTS['standby:open']);
    ports.takeOver();
  },
  'lobbies:found': async ({ ports }) => ports.emitFound({ lobbies: [], servers: [] }),
  'app:invitation-opened': async ({ app }) => {
    await app.handlers['app:describe']({});
    app.openInvitation(PARSED_INVITATION);
  },
  'app:invitation-refused': async ({ app }) => {
    await app.handlers['app:describe']({});
    app.refuseInvitation({ code: 'invitation-typo', message: 'Character 46 is mistyped.', detail: '46' });
  },
  'app:practice-wanted': async ({ app }) => {
    await app.handlers['app:describe']({});
    app.openPractice();
  },
  'app:tray-used': async ({ app }) => app.useTray('toggle-mute'),
  'update:status': async ({ ports }) =>
    ports.emitUpdate({ state: 'ready', version: '1.3.0', percent: null, problem: null, message: '' }),
  'positions:report': async ({ ports }) => ports.emitPositions('positions:report', { report: null }),
  'hotkeys:action': async ({ ports }) =>
    ports.emitHotkeys('hotkeys:action', { action: 'talk', trigger: { device: 'mouse', button: 4 }, isDown: true }),
  'hotkeys:status': async ({ ports }) =>
    ports.emitHotkeys('hotkeys:status', { way: 'hook', state: 'on', problem: null, boundByPortal: [], unheard: [] }),
  'positions:status': async ({ ports }) => ports.emitPositions('positions:status', { used: null, sources: [] }),
  'positions:wine': async ({ ports }) =>
    ports.emitPositions('positions:wine', { games: [], bridge: 'off', prefix: '' }),
};

describe.each([
  ['browser shell', connectBrowserTransport],
  ['Electron shell', connectElectronTransport],
])('IPC of the %s', (_name, connect) => {
  let transport: Transport;
  beforeEach(async () => {
    transport = await connect();
  });
  afterEach(() => transport.close());

  it('has exactly one handler for every command', () => {
    expect(Object.keys(transport.app.handlers).sort()).toEqual([...COMMAND_NAMES].sort());
  });

  it.each(COMMAND_NAMES)('%s: answers a valid request as the contract defines', async (name) => {
    if (NEEDS_LOBBY.includes(name)) await transport.invoke('lobby:host', EXAMPLE_REQUESTS['lobby:host']);
    const answer = (await transport.invoke(name, EXAMPLE_REQUESTS[name])) as { ok: boolean; value: unknown };
    expect(answer.ok).toBe(true);
    expect(v.parse(contract[name].response, answer.value)).toEqual(answer.value);
  });

  it.each(COMMAND_NAMES)('%s: refuses every invalid request', async (name) => {
    for (const request of badRequests(EXAMPLE_REQUESTS[name])) {
      expect(await transport.invoke(name, request), JSON.stringify(request)).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
    }
    expect(transport.ports.calls).toEqual([]);
  });

  it.each(EVENT_NAMES)('%s: reaches each listener once, until it stops listening', async (name) => {
    const payloads: unknown[] = [];
    transport.on(name, (payload) => payloads.push(payload));
    const stop = transport.on(name, () => payloads.push('should not be heard'));
    stop();
    await CAUSES[name](transport);
    await expect.poll(() => payloads.length).toBe(1);
    expect(v.parse(contract[name].payload, payloads[0])).toEqual(payloads[0]);
  });

  it.each([...EVENT_NAMES, 'app:quit', '__proto__', 'constructor', ''])('there is no command %j', async (name) => {
    expect(await transport.invoke(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-command' } });
  });

  it('reports failures with their codes and messages', async () => {
    transport.ports.refusal = failure('port-in-use', 'Port 7777 is taken.');
    expect(await transport.invoke('lobby:practice', {})).toEqual({
      ok: false,
      error: { code: 'port-in-use', message: 'Port 7777 is taken.' },
    });
  });

  it('answers many requests at once, each with its own answer', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `Name ${index}`);
    const answers = await Promise.all(
      names.map((name) => transport.invoke('link:join', { ...EXAMPLE_REQUESTS['link:join'], name })),
    );
    const last = answers.at(-1) as { ok: boolean; value: { welcome: { name: string } } };
    expect(last.value.welcome.name).toBe('Name 19');
    expect(
      answers
        .slice(0, -1)
        .every((answer) => ['superseded', undefined].includes((answer as { error?: { code: string } }).error?.code)),
    ).toBe(true);
  });

  it.each([
    '',
    'hello',
    'null',
    '[1]',
    '{"id":0,"name":"settings:read"',
    '{"id":0}',
    `"${'x'.repeat(MAX_IPC_MESSAGE_LENGTH)}"`,
  ])('refuses a message that is not a frame (%#)', async (text) => {
    expect(await transport.isRefused(text)).toBe(true);
  });

  it('refuses a frame that is too long, even when it is well formed', async () => {
    const frame = {
      id: 0,
      name: 'app:copy-text',
      request: { text: 'hello', padding: 'x'.repeat(MAX_IPC_MESSAGE_LENGTH) },
    };
    expect(await transport.isRefused(JSON.stringify(frame))).toBe(true);
    expect(transport.ports.calls).toEqual([]);
  });

  it('refuses requests from anything but the window', async () => {
    expect(await transport.invokeAsStranger('app:copy-text', EXAMPLE_REQUESTS['app:copy-text'])).toBe('refused');
    expect(transport.ports.calls).toEqual([]);
  });

  it.each([
    ['an empty text', '', 'bad-invitation'],
    ['another link', 'https://example.org/', 'bad-invitation'],
    ['a truncated link', EXAMPLE_INVITATION.slice(0, -1), 'invitation-cut-off'],
    ['a link with an extra letter', EXAMPLE_INVITATION.replace('join/AQ', 'join/AQA'), 'invitation-typo'],
    ['two links', `${EXAMPLE_INVITATION} ${OTHER_INVITATION}`, 'two-invitations'],
  ])('never lets %s reach the signalling client', async (_what, invitation, code) => {
    expect(await transport.invoke('link:join', { ...EXAMPLE_REQUESTS['link:join'], invitation })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(transport.ports.invitations).toEqual([]);
  });

  it('passes the contents of an invitation to the signalling client, however it was pasted', async () => {
    const invitation = `Join me: <${EXAMPLE_INVITATION.slice(0, 40)}\n> ${EXAMPLE_INVITATION.slice(40)}>!`;
    await transport.invoke('link:join', { ...EXAMPLE_REQUESTS['link:join'], invitation });
    expect(transport.ports.invitations).toEqual([PARSED_INVITATION]);
  });

  it('returns settings as they were set', async () => {
    await transport.invoke('settings:update', EXAMPLE_REQUESTS['settings:update']);
    expect(await transport.invoke('settings:read', {})).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, bindings: LETTER_KEYS, ...EXAMPLE_REQUESTS['settings:update'] },
    });
  });
});
