import { describe, expect, it } from 'vitest';
import { createDesktopApp } from '../../../../main/desktop/app/create-desktop-app.ts';
import { formatInvitation } from '../../../../shared/protocol/invitation/invitation.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../support/desktop/example-invitation.ts';
import { createFakePorts } from '../../../support/desktop/fake-app-ports.ts';

function setUp() {
  const ports = createFakePorts();
  return { ports, app: createDesktopApp(ports.dependencies) };
}

const rules = DEFAULT_HEARING_RULES;
const joinRequest = { link: 0, invitation: EXAMPLE_INVITATION, name: 'Robin', offer: 'v=0' };

const prepareRequest = { link: 0, invitation: EXAMPLE_INVITATION, approach: 'fastest' } as const;
const otherInvitation = formatInvitation({ ...PARSED_INVITATION, secret: new Uint8Array(16).fill(8) });

it('joins on the way that was prepared for the invitation', async () => {
  const { ports, app } = setUp();
  expect(await app.handlers['link:prepare'](prepareRequest)).toEqual({
    ok: true,
    value: { iceServers: [], path: 'direct', cause: null, relayOnly: false },
  });
  await app.handlers['link:join'](joinRequest);
  expect(ports.preparations).toEqual(['fastest']);
  expect(ports.calls).toEqual(['join Robin 1']);
});

it('names the host that has the lobby now, if the way leads to another one than asked for', async () => {
  const { ports, app } = setUp();
  ports.ledTo = { ...PARSED_INVITATION, certificateSha256: new Uint8Array(32).fill(9) };
  const joined = await app.handlers['link:join'](joinRequest);
  expect(joined).toMatchObject({ ok: true, value: { ledTo: formatInvitation(ports.ledTo) } });
  ports.ledTo = undefined;
  const again = await app.handlers['link:join'](joinRequest);
  expect(again.ok && 'ledTo' in again.value).toBe(false);
});

it('finds another way for a second join, and for another invitation', async () => {
  const { ports, app } = setUp();
  await app.handlers['link:prepare'](prepareRequest);
  await app.handlers['link:join']({ ...joinRequest, invitation: otherInvitation });
  await app.handlers['link:join']({ ...joinRequest, invitation: otherInvitation });
  expect(ports.preparations).toEqual(['fastest', 'closed', 'fastest', 'fastest']);
});

it('gives a way up that nobody uses', async () => {
  const { ports, app } = setUp();
  await app.handlers['link:prepare'](prepareRequest);
  await app.handlers['link:leave']({ link: 0 });
  await app.handlers['link:prepare'](prepareRequest);
  await app.endSession();
  expect(ports.preparations).toEqual(['fastest', 'closed', 'fastest', 'closed']);
});

it('closes a way that is found after the person left', async () => {
  const { ports, app } = setUp();
  let arrive = (): void => {};
  ports.beforePrepared = new Promise<void>((resolve) => (arrive = resolve));
  const preparing = app.handlers['link:prepare'](prepareRequest);
  await new Promise((resolve) => setImmediate(resolve));
  await app.handlers['link:leave']({ link: 0 });
  arrive();
  expect(await preparing).toMatchObject({ ok: false, error: { code: 'superseded' } });
  expect(ports.preparations).toEqual(['fastest', 'closed']);
});

it('hides the address from other hosts, but needs no relay to the lobby on this machine', async () => {
  const { ports, app } = setUp();
  await app.handlers['settings:update']({ relayOnly: true });
  expect(await app.handlers['link:prepare'](prepareRequest)).toMatchObject({ value: { relayOnly: true } });
  await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
  expect(await app.handlers['link:prepare'](prepareRequest)).toMatchObject({ value: { relayOnly: false } });
  expect(ports.preparations).toEqual(['fastest, hidden', 'closed', 'fastest']);
});

it('searches by the approach that the window asks for, and offers only relays where that asks for one', async () => {
  const { ports, app } = setUp();
  const answer = await app.handlers['link:prepare']({ ...prepareRequest, approach: 'relay' });
  expect(answer).toMatchObject({ value: { relayOnly: true } });
  await app.handlers['link:prepare']({ ...prepareRequest, approach: 'udp' });
  expect(ports.preparations).toEqual(['relay', 'closed', 'udp']);
});

it('checks the paths to a host, which sees nothing of it when the address is hidden', async () => {
  const { ports, app } = setUp();
  const request = { invitation: EXAMPLE_INVITATION };
  expect(await app.handlers['link:check'](request)).toMatchObject({ ok: true, value: { host: 'answers' } });
  await app.handlers['settings:update']({ relayOnly: true });
  await app.handlers['link:check'](request);
  expect(ports.calls).toEqual(['check openly', 'check hidden']);
  expect(await app.handlers['link:check']({ invitation: 'nothing' })).toMatchObject({ ok: false });
});

it('looks codes up at the rendezvous servers of the settings', async () => {
  const { ports, app } = setUp();
  await app.handlers['settings:update']({ rendezvous: ['rendezvous.example', 'other.example'] });
  expect(await app.handlers['link:join-code']({ code: 'k7q 29mdx' })).toEqual({
    ok: true,
    value: { invitation: EXAMPLE_INVITATION },
  });
  expect(ports.calls).toEqual(['read k7q 29mdx at rendezvous.example,other.example']);
});

it('keeps the addresses behind candidates from the host', async () => {
  const { ports, app } = setUp();
  const candidate = 'candidate:1 1 udp 9 192.0.2.7 49160 typ relay raddr 203.0.113.9 rport 52044';
  await app.handlers['link:join']({ ...joinRequest, offer: `v=0\r\na=${candidate}\r\n` });
  await app.handlers['link:candidate']({ link: 0, candidate });
  const hidden = candidate.replace('203.0.113.9 rport 52044', '0.0.0.0 rport 0');
  expect(ports.offers).toEqual([`v=0\r\na=${hidden}\r\n`]);
  expect(ports.calls).toContain(`candidate ${hidden} of Robin 1`);
});

it('passes candidates to the lobby that was joined, and says when they are no longer needed', async () => {
  const { ports, app } = setUp();
  await app.handlers['link:candidate']({ link: 0, candidate: 'early' });
  await app.handlers['link:join'](joinRequest);
  await app.handlers['link:candidate']({ link: 0, candidate: 'a' });
  await app.handlers['link:connected']({ link: 0 });
  expect(ports.calls).toEqual(['join Robin 1', 'candidate a of Robin 1', 'channel of Robin 1']);
});

describe('several links', () => {
  const second = { link: 1 } as const;

  it('lead into lobbies at the same time, each with its own candidates and its own end', async () => {
    const { ports, app } = setUp();
    const heard: unknown[] = [];
    app.on('link:ended', (payload) => heard.push(payload));
    await app.handlers['link:join'](joinRequest);
    await app.handlers['link:join']({ ...joinRequest, ...second });
    await app.handlers['link:candidate']({ link: 0, candidate: 'a' });
    await app.handlers['link:connected'](second);
    ports.endSession('host-lost');
    await app.handlers['link:leave']({ link: 0 });
    expect(ports.calls).toEqual([
      'join Robin 1',
      'join Robin 2',
      'candidate a of Robin 1',
      'channel of Robin 2',
      'leave Robin 1',
    ]);
    expect(heard).toEqual([{ ...second, reason: 'host-lost' }]);
  });

  it('use the way that was prepared for each', async () => {
    const { ports, app } = setUp();
    await app.handlers['link:prepare'](prepareRequest);
    await app.handlers['link:prepare']({ ...prepareRequest, ...second, approach: 'udp' });
    await app.handlers['link:join']({ ...joinRequest, ...second });
    await app.handlers['link:join'](joinRequest);
    expect(ports.preparations).toEqual(['fastest', 'udp']);
  });

  it('are given up without leaving the lobby, also before the host has answered', async () => {
    const { ports, app } = setUp();
    await app.handlers['link:join'](joinRequest);
    await app.handlers['link:drop']({ link: 0 });
    let answer = (): void => {};
    ports.beforeJoin = new Promise<void>((resolve) => (answer = resolve));
    const joining = app.handlers['link:join']({ ...joinRequest, ...second });
    await new Promise((resolve) => setImmediate(resolve));
    await app.handlers['link:drop'](second);
    answer();
    expect(await joining).toMatchObject({ ok: false, error: { code: 'superseded' } });
    expect(ports.calls).toEqual(['join Robin 1', 'drop Robin 1', 'join Robin 2', 'drop Robin 2']);
  });

  it('reach the next lobby while the former one is being left', async () => {
    const { ports, app } = setUp();
    await app.handlers['link:join'](joinRequest);
    let answer = (): void => {};
    ports.beforeJoin = new Promise<void>((resolve) => (answer = resolve));
    const joining = app.handlers['link:join']({ ...joinRequest, ...second });
    await app.handlers['link:leave']({ link: 0 });
    answer();
    expect(await joining).toMatchObject({ ok: true });
    expect(ports.calls).toEqual(['join Robin 1', 'leave Robin 1', 'join Robin 2']);
  });

  it('are all left when the window closes', async () => {
    const { ports, app } = setUp();
    await app.handlers['link:join'](joinRequest);
    await app.handlers['link:join']({ ...joinRequest, ...second });
    await app.endSession();
    expect(ports.calls).toEqual(['join Robin 1', 'join Robin 2', 'leave Robin 1', 'leave Robin 2']);
  });
});

describe('what may have cut the machine off', () => {
  it('is reported from the first attempt until the last link is left', async () => {
    const { ports, app } = setUp();
    const heard: unknown[] = [];
    app.on('link:network-changed', ({ change }) => heard.push(change));
    app.machineWoke();
    await app.handlers['link:prepare'](prepareRequest);
    ports.changeNetwork('addresses');
    await app.handlers['link:join'](joinRequest);
    await app.handlers['link:drop']({ link: 0 });
    app.machineWoke();
    await app.handlers['link:leave']({ link: 0 });
    app.machineWoke();
    ports.changeNetwork('addresses');
    expect(heard).toEqual(['addresses', 'woke']);
  });

  it('may be a lost signalling connection, which names its link', async () => {
    const { ports, app } = setUp();
    const heard: unknown[] = [];
    app.on('link:signalling-lost', (payload) => heard.push(payload));
    await app.handlers['link:join']({ ...joinRequest, link: 3 });
    ports.loseSignalling();
    await app.handlers['link:leave']({ link: 3 });
    ports.loseSignalling();
    expect(heard).toEqual([{ link: 3 }]);
  });
});
