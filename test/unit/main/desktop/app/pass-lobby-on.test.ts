import { describe, expect, it } from 'vitest';
import { createDesktopApp } from '../../../../../main/desktop/app/create-desktop-app.ts';
import { DEFAULT_HEARING_RULES as rules } from '../../../../../shared/spatial/hearing-rules.ts';
import { EXAMPLE_INVITATION } from '../../../../support/desktop/example-invitation.ts';
import { createFakePorts, type FakePorts } from '../../../../support/desktop/fake-app-ports.ts';

const JOIN = { link: 1, invitation: EXAMPLE_INVITATION, name: 'Robin', offer: 'v=0', headsetOf: '' };

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const ports = createFakePorts();
  return { ports, app: createDesktopApp(ports.dependencies) };
}

describe('an application that closes while it hosts a lobby', () => {
  it('lets a player who stands by have the lobby, and waits until everybody has moved there', async () => {
    const { ports, app } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    ports.successor = 'x'.repeat(22);
    const said: string[] = [];
    const closing = app.close(() => said.push('handing over')).then(() => said.push('closed'));
    await nextTurn();
    expect([ports.calls, said]).toEqual([['open Camp 1', 'hand over Camp 1'], ['handing over']]);
    ports.moveLobby();
    await closing;
    expect([ports.calls.slice(2), said]).toEqual([['close Camp 1'], ['handing over', 'closed']]);
    expect(ports.clock.pending).toBe(0);
  });

  it.each([
    ['in time', (ports: FakePorts) => ports.clock.advance(10_000)],
    ['because the lobby crashed', (ports: FakePorts) => ports.endLobby('The mixer stopped.')],
  ])('does not wait for a player who does not take the lobby over, %s', async (_, happen) => {
    const { ports, app } = setUp();
    await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
    ports.successor = 'x'.repeat(22);
    const closing = app.close();
    await nextTurn();
    happen(ports);
    await closing;
    expect(ports.clock.pending).toBe(0);
  });

  it('lets no window join again that is still open', async () => {
    const { app } = setUp();
    await app.close();
    expect(await app.handlers['link:join'](JOIN)).toMatchObject({ error: { code: 'superseded' } });
    const { link, invitation } = JOIN;
    const prepared = await app.handlers['link:prepare']({ link, invitation, approach: 'fastest' });
    expect(prepared).toMatchObject({ error: { code: 'superseded' } });
  });
});
