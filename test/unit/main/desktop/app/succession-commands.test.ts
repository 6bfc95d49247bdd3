import { beforeEach, describe, expect, it } from 'vitest';
import { createDesktopApp, type DesktopApp } from '../../../../../main/desktop/app/create-desktop-app.ts';
import { NO_VOTES } from '../../../../../shared/model/vote-memory.ts';
import { PROTOCOL_NAME } from '../../../../../shared/protocol/version.ts';
import { success } from '../../../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { PARSED_INVITATION } from '../../../../support/desktop/example-invitation.ts';
import { createFakePorts, type FakePorts } from '../../../../support/desktop/fake-app-ports.ts';
import { toBase64Url } from '../../../../../shared/protocol/invitation/invitation.ts';

const HOST = { epoch: 0, pin: 'p'.repeat(43), claims: [] };
const OWN_PIN = toBase64Url(PARSED_INVITATION.certificateSha256);

let ports: FakePorts;
let app: DesktopApp;
let events: string[];

beforeEach(() => {
  ports = createFakePorts();
  app = createDesktopApp(ports.dependencies);
  events = [];
  app.on('standby:report', ({ report }) => events.push(report.type));
  app.on('lobby:taken-over', () => events.push('taken over'));
});

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

describe('the standby host of this machine', () => {
  it('gets what the host sends, reports to it, and ends when the window leaves', async () => {
    const { handlers } = app;
    await handlers['standby:open']({ host: HOST });
    await handlers['standby:receive']({ message: { type: 'appoint', rank: 1 } });
    await handlers['standby:host-lost']({ isLost: true });
    await handlers['standby:follow']({ host: { ...HOST, epoch: 1 } });
    ports.reportStandby({ type: 'lobby-state-ack', version: 3 });
    await handlers['standby:close']({});
    ports.reportStandby({ type: 'lobby-state-ack', version: 4 });
    expect(ports.calls).toEqual([
      'stand by for epoch 0',
      'standby gets appoint',
      'host lost',
      'standby follows epoch 1',
      'end the standby',
    ]);
    expect(events).toEqual(['lobby-state-ack']);
  });

  it('makes this machine the host when it takes the lobby over', async () => {
    await app.handlers['standby:open']({ host: HOST });
    ports.takeOver();
    await settle();
    expect(events).toEqual(['taken over']);
    expect(await app.handlers['lobby:invite']({})).toMatchObject({ ok: true });
    await app.handlers['lobby:close']({});
    expect(ports.calls.at(-1)).toBe('close taken over 1');
  });

  it('hands a lobby on that it takes over after the window has left', async () => {
    await app.handlers['standby:open']({ host: HOST });
    await app.handlers['standby:close']({});
    ports.successor = 'x'.repeat(22);
    ports.takeOver();
    await settle();
    expect(events).toEqual([]);
    expect(ports.calls.at(-1)).toBe('hand over taken over 1');
    ports.moveLobby();
    expect(ports.calls.at(-1)).toBe('close taken over 1');
  });

  it('ends with the window', async () => {
    await app.handlers['standby:open']({ host: HOST });
    await app.endSession();
    expect(ports.calls.at(-1)).toBe('end the standby');
  });
});

describe('a lobby that another machine takes over from this one', () => {
  it('sends everybody there when the window follows, and closes when they have moved', async () => {
    const { handlers } = app;
    await handlers['lobby:host']({ lobbyName: 'Camp', rules: DEFAULT_HEARING_RULES });
    ports.successor = 'x'.repeat(22);
    expect(await handlers['lobby:hand-over']({})).toEqual({ ok: true, value: { to: 'x'.repeat(22) } });
    await handlers['standby:follow']({ host: { epoch: 0, pin: OWN_PIN, claims: [] } });
    expect(ports.calls.at(-1)).toBe('hand over Camp 1');
    await handlers['standby:follow']({ host: { ...HOST, epoch: 1 } });
    expect(ports.calls.at(-1)).toBe('Camp 1 sends all to epoch 1');
    ports.moveLobby();
    expect(ports.calls.at(-1)).toBe('close Camp 1');
    expect(await handlers['lobby:invite']({})).toMatchObject({ ok: false, error: { code: 'no-lobby' } });
  });
});

describe('votes', () => {
  it('are signed with the identity, and nothing else is', async () => {
    const { handlers } = app;
    expect((await handlers['succession:sign-vote']({ statement: `${PROTOCOL_NAME} vote 1\n1` })).ok).toBe(true);
    for (const statement of ['', 'vote', `${PROTOCOL_NAME} join 1\n`, `${PROTOCOL_NAME} vote 10\n`])
      expect((await handlers['succession:sign-vote']({ statement })).ok, statement).toBe(false);
  });

  it('are remembered for each lobby, and the setting decides whether this machine can host', async () => {
    const { handlers } = app;
    const memory = { votedEpoch: 1, epoch: 0, version: 2, isReleased: false };
    await handlers['succession:remember']({ lobby: 'a'.repeat(22), memory });
    expect(await handlers['succession:recall']({ lobby: 'a'.repeat(22) })).toEqual(success({ memory }));
    expect(await handlers['succession:recall']({ lobby: 'b'.repeat(22) })).toEqual(success({ memory: NO_VOTES }));
    expect(await handlers['succession:open']({})).toMatchObject({ value: { votes: true, hosts: true, cores: 8 } });
    await handlers['settings:update']({ canHost: false });
    expect(await handlers['succession:open']({})).toMatchObject({ value: { votes: true, hosts: false } });
  });
});
