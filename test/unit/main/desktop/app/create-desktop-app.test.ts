import { describe, expect, it } from 'vitest';
import { createDesktopApp } from '../../../../../main/desktop/app/create-desktop-app.ts';
import { createEntryLog, type LogEntry } from '../../../../../shared/log.ts';
import { UNKNOWN_REACH } from '../../../../../shared/model/host-reach.ts';
import { failure } from '../../../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../../support/desktop/example-invitation.ts';
import { createFakePorts } from '../../../../support/desktop/fake-app-ports.ts';

function setUp() {
  const ports = createFakePorts();
  const app = createDesktopApp(ports.dependencies);
  const heard: unknown[] = [];
  app.on('lobby:ended', (payload) => heard.push(['lobby:ended', payload]));
  app.on('link:ended', (payload) => heard.push(['link:ended', payload]));
  app.on('app:invitation-opened', (payload) => heard.push(['app:invitation-opened', payload]));
  app.on('app:practice-wanted', (payload) => heard.push(['app:practice-wanted', payload]));
  return { ports, app, heard };
}

const rules = DEFAULT_HEARING_RULES;
const joinRequest = { link: 0, invitation: EXAMPLE_INVITATION, name: 'Robin', offer: 'v=0' };

function nextTurn() {
  return new Promise((resolve) => setImmediate(resolve));
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('hosting', () => {
  it('cleans the lobby name and returns the invitation', async () => {
    const { ports, app } = setUp();
    expect(await app.handlers['lobby:host']({ lobbyName: '  Camp\u202e  Fire ', rules })).toEqual({
      ok: true,
      value: { invitation: EXAMPLE_INVITATION, notices: [] },
    });
    expect(ports.calls).toEqual(['open Camp Fire 1']);
  });

  it.each(['', ' \u200b ', 'x'.repeat(257)])('refuses the lobby name %j', async (lobbyName) => {
    const { ports, app } = setUp();
    expect(await app.handlers['lobby:host']({ lobbyName, rules })).toMatchObject({
      ok: false,
      error: { code: 'bad-name' },
    });
    expect(ports.calls).toEqual([]);
  });

  it('refuses rules by which voices end before they begin to fade', async () => {
    const { app } = setUp();
    const answer = await app.handlers['lobby:host']({
      lobbyName: 'Camp',
      rules: { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 5, maxMetres: 5 },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-rules' } });
  });

  it('closes the current lobby before it opens another', async () => {
    const { ports, app } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    await app.handlers['lobby:practice']({});
    await app.handlers['lobby:close']({});
    await app.handlers['lobby:close']({});
    expect(ports.calls).toEqual(['open Camp 1', 'close Camp 1', 'open practice 2', 'close practice 2']);
  });

  it('notifies the window when the lobby dies, and does not close it again', async () => {
    const { ports, app, heard } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    ports.endLobby('The mixer stopped.');
    await app.close();
    expect(heard).toEqual([['lobby:ended', {}]]);
    expect(ports.calls).toEqual(['open Camp 1']);
  });

  it('stays silent about the end of a lobby that was closed on purpose', async () => {
    const { ports, app, heard } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    await app.handlers['lobby:close']({});
    ports.endLobby('The mixer stopped.');
    expect(heard).toEqual([]);
  });

  it('passes on the reason when a lobby cannot be opened', async () => {
    const { ports, app } = setUp();
    ports.refusal = failure('port-in-use', 'Port 7777 is taken.');
    expect(await app.handlers['lobby:practice']({})).toEqual(ports.refusal);
  });
});

describe('joining', () => {
  it("returns the host's answer", async () => {
    const { app } = setUp();
    const answer = await app.handlers['link:join']({ ...joinRequest, name: ' Robin  Hood ' });
    expect(answer).toEqual({
      ok: true,
      value: {
        path: 'direct',
        answer: 'v=0',
        welcome: { participantId: 1, name: 'Robin Hood', lobbyName: 'Camp', accepts: ['rename'], rules },
        channelJoin: '',
      },
    });
  });

  it('explains an incomplete invitation without contacting a host', async () => {
    const { ports, app } = setUp();
    const answer = await app.handlers['link:join']({ ...joinRequest, invitation: EXAMPLE_INVITATION.slice(0, -2) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invitation-cut-off' } });
    expect(ports.calls).toEqual([]);
  });

  it('refuses a name without readable characters', async () => {
    const { app } = setUp();
    expect(await app.handlers['link:join']({ ...joinRequest, name: '\u202e' })).toMatchObject({
      ok: false,
      error: { code: 'bad-name' },
    });
  });

  it('leaves the current lobby before it joins another', async () => {
    const { ports, app } = setUp();
    await app.handlers['link:join'](joinRequest);
    await app.handlers['link:join'](joinRequest);
    await app.handlers['link:leave']({ link: 0 });
    expect(ports.calls).toEqual(['join Robin 1', 'leave Robin 1', 'join Robin 2', 'leave Robin 2']);
  });

  it('lets a person leave during a slow join: a late join is left at once', async () => {
    const { ports, app } = setUp();
    const host = deferred();
    ports.beforeJoin = host.promise;
    const joining = app.handlers['link:join'](joinRequest);
    await nextTurn();
    expect(await app.handlers['link:leave']({ link: 0 })).toEqual({ ok: true, value: {} });
    host.resolve();
    expect(await joining).toMatchObject({ ok: false, error: { code: 'superseded' } });
    expect(ports.calls).toEqual(['join Robin 1', 'leave Robin 1']);
  });

  it('notifies the window when the connection ends', async () => {
    const { ports, app, heard } = setUp();
    await app.handlers['link:join'](joinRequest);
    ports.endSession('host-lost');
    await app.endSession();
    expect(heard).toEqual([['link:ended', { link: 0, reason: 'host-lost' }]]);
    expect(ports.calls).toEqual(['join Robin 1']);
  });

  it('logs the words of a host that refuses, which the window does not show', async () => {
    const ports = createFakePorts();
    const lines: LogEntry[] = [];
    const app = createDesktopApp({ ...ports.dependencies, log: createEntryLog((entry) => lines.push(entry)) });
    ports.refusal = failure('bad-offer', 'The audio section is recvonly. Offer sendrecv.');
    await app.handlers['link:join'](joinRequest);
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'The lobby was not joined (bad-offer): The audio section is recvonly. Offer sendrecv.',
      },
    ]);
  });

  it('leaves when the window closes, but keeps the lobby open for others', async () => {
    const { ports, app } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    await app.handlers['link:join'](joinRequest);
    await app.endSession();
    expect(ports.calls).toEqual(['open Camp 1', 'join Robin 2', 'leave Robin 2']);
  });
});

describe('reach', () => {
  it('describes how the hosted lobby can be reached, and reports changes', async () => {
    const { ports, app } = setUp();
    const reports: unknown[] = [];
    app.on('lobby:reach', (payload) => reports.push(payload));
    expect(await app.handlers['lobby:describe-reach']({})).toMatchObject({ error: { code: 'no-lobby' } });
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    expect(await app.handlers['lobby:describe-reach']({})).toEqual({ ok: true, value: { reach: UNKNOWN_REACH } });
    ports.emitReach({ ...UNKNOWN_REACH, hasIpv6: true });
    await app.handlers['lobby:close']({});
    ports.emitReach(UNKNOWN_REACH);
    expect(reports).toEqual([{ reach: { ...UNKNOWN_REACH, hasIpv6: true } }]);
  });
});

describe('knocks', () => {
  const answer = { id: 1, isWelcome: true };

  it('reports knocks at the hosted lobby and when they are over, but not those of a closed one', async () => {
    const { ports, app } = setUp();
    const reports: unknown[] = [];
    app.on('lobby:knock', (payload) => reports.push(payload));
    app.on('lobby:knock-gone', (payload) => reports.push(payload));
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    ports.emitKnock({ id: 1, name: 'Robin', source: 'lan' });
    ports.emitKnockGone(1);
    await app.handlers['lobby:close']({});
    ports.emitKnock({ id: 2, name: 'Fox', source: 'lan' });
    ports.emitKnockGone(2);
    expect(reports).toEqual([{ id: 1, name: 'Robin', source: 'lan' }, { id: 1 }]);
  });

  it('passes answers to the lobby, also those to a knock that is over', async () => {
    const { ports, app } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    expect(await app.handlers['lobby:answer-knock'](answer)).toEqual({ ok: true, value: {} });
    expect(await app.handlers['lobby:answer-knock']({ id: 99, isWelcome: false })).toEqual({ ok: true, value: {} });
    expect(ports.calls.slice(1)).toEqual(['let in 1 at Camp 1', 'refuse 99 at Camp 1']);
  });

  it('refuses answers without a lobby', async () => {
    const { app } = setUp();
    expect(await app.handlers['lobby:answer-knock'](answer)).toMatchObject({ error: { code: 'no-lobby' } });
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    await app.handlers['lobby:close']({});
    expect(await app.handlers['lobby:answer-knock'](answer)).toMatchObject({ error: { code: 'no-lobby' } });
  });
});

describe('closing', () => {
  it('leaves first, then closes the lobby, and waits for pending joins', async () => {
    const { ports, app } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    const host = deferred();
    ports.beforeJoin = host.promise;
    const joining = app.handlers['link:join'](joinRequest);
    await nextTurn();
    const closing = app.close();
    host.resolve();
    await closing;
    expect((await joining).ok).toBe(false);
    expect(ports.calls).toEqual(['open Camp 1', 'join Robin 2', 'leave Robin 2', 'hand over Camp 1', 'close Camp 1']);
  });
});

it('reports a problem with the data folder before those with its files', async () => {
  const { ports } = setUp();
  const folderNotice = { code: 'disk-full', message: 'Full.', detail: '/data' } as const;
  const app = createDesktopApp({ ...ports.dependencies, folderNotice });
  expect(await app.handlers['app:describe']({})).toMatchObject({ value: { notices: [folderNotice] } });
});

describe('opened invitations', () => {
  it('wait for the first window', async () => {
    const { app, heard } = setUp();
    app.openInvitation(PARSED_INVITATION);
    expect(heard).toEqual([]);
    await app.handlers['app:describe']({});
    await nextTurn();
    expect(heard).toEqual([['app:invitation-opened', { invitation: EXAMPLE_INVITATION }]]);
    app.openInvitation(PARSED_INVITATION);
    expect(heard).toHaveLength(2);
  });

  it('are reported when they cannot be used', async () => {
    const { app, heard } = setUp();
    app.on('app:invitation-refused', (payload) => heard.push(['app:invitation-refused', payload]));
    app.refuseInvitation({ code: 'invitation-typo', message: 'Character 46 is mistyped.', detail: '46' });
    await app.handlers['app:describe']({});
    await nextTurn();
    expect(heard).toEqual([['app:invitation-refused', { code: 'invitation-typo', detail: '46' }]]);
  });

  it('also wait when they ask for the practice lobby', async () => {
    const { app, heard } = setUp();
    app.openPractice();
    expect(heard).toEqual([]);
    await app.handlers['app:describe']({});
    await nextTurn();
    expect(heard).toEqual([['app:practice-wanted', {}]]);
  });
});

describe('positions', () => {
  it('are repeated to a new window, after the answer that identifies it', async () => {
    const { ports, app } = setUp();
    await app.handlers['app:describe']({});
    expect(ports.positionCalls).toEqual([]);
    await nextTurn();
    expect(ports.positionCalls).toEqual(['announce']);
  });

  it('that were lost are forgotten when a lobby is joined, and only then', async () => {
    const { ports, app } = setUp();
    await app.handlers['link:join'](joinRequest);
    expect(ports.positionCalls).toEqual(['forget what was lost']);
    ports.refusal = failure('wrong-secret', 'No.');
    await app.handlers['link:join'](joinRequest);
    expect(ports.positionCalls).toEqual(['forget what was lost']);
  });

  it('come from the track that the person plays, or report why not', async () => {
    const { ports, app } = setUp();
    expect(await app.handlers['positions:play-track']({ text: 'time' })).toEqual({ ok: true, value: {} });
    expect(await app.handlers['positions:play-track']({ text: '' })).toMatchObject({
      ok: false,
      error: { code: 'bad-track' },
    });
    expect(await app.handlers['positions:stop-track']({})).toEqual({ ok: true, value: {} });
    expect(ports.positionCalls).toEqual(['play time', 'stop the track']);
  });

  it('end with the app', async () => {
    const { ports, app } = setUp();
    await app.close();
    expect(ports.positionCalls).toEqual(['close']);
  });
});

describe('the rest', () => {
  it('reports problems of the stored settings to the window, then those of the stored people', async () => {
    const { dependencies } = createFakePorts();
    const [settings, people] = [
      { code: 'settings-newer', message: 'They are newer.', detail: 'settings.json.version-3-1' },
      { code: 'people-unread', message: 'Nobody is known.', detail: '' },
    ] as const;
    const app = createDesktopApp({
      ...dependencies,
      settings: { ...dependencies.settings, notice: settings },
      people: { ...dependencies.people, notices: [people] },
    });
    expect(await app.handlers['app:describe']({})).toMatchObject({ ok: true, value: { notices: [settings, people] } });
  });

  it('describes itself, copies text, and stores settings', async () => {
    const { ports, app } = setUp();
    const described = await app.handlers['app:describe']({});
    expect(described).toMatchObject({ ok: true, value: { version: '1.2.3', shell: 'browser', notices: [] } });
    expect(described).toMatchObject({ value: { dataFolder: '/home/robin/.config/earshot', opensFolder: true } });
    expect(await app.handlers['app:open-folder']({})).toEqual({ ok: true, value: { isOpen: true } });
    expect(await app.handlers['app:copy-text']({ text: 'hello' })).toEqual({ ok: true, value: {} });
    await app.handlers['settings:update']({ name: 'Robin' });
    expect(await app.handlers['settings:read']({})).toMatchObject({ ok: true, value: { name: 'Robin' } });
    expect(ports.calls).toEqual(['open /home/robin/.config/earshot', 'copy hello']);
  });
});
