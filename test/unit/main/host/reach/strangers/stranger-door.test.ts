import { expect, test } from 'vitest';
import { StrangerDoor } from '../../../../../../main/host/reach/strangers/stranger-door.ts';
import type { SignallingConnection } from '../../../../../../main/host/listen/signalling-connection.ts';
import type { ServerboundSignalling } from '../../../../../../shared/protocol/signalling.ts';

const HEAD = { protocol: 'earshot', version: 1 } as const;
const LISTING = { game: '', language: '', access: 'password', password: ' Cafe\u0301 sesame\t' } as const;

function open(listing: ConstructorParameters<typeof StrangerDoor>[0] = LISTING) {
  const events: string[] = [];
  const knocks = {
    knockListed: (_: SignallingConnection, name: string) => events.push(`knock of ${name}`),
    withdraw: () => events.push('withdrawn'),
    isClosed: false,
  };
  const door = new StrangerDoor(listing, knocks, 0);
  const connection: SignallingConnection = {
    addressGroup: 'rendezvous A',
    send: () => undefined,
    refuse: (code) => events.push(code),
    markJoined: () => undefined,
    close: () => events.push('closed'),
  };
  return { door, events, knocks, handler: door.acceptKnock(connection) };
}

test('has a password only while the listing asks for one, however it is typed', () => {
  const { door } = open();
  expect(door.password).toBe('Caf\u00e9 sesame');
  door.set({ ...LISTING, access: 'knock' });
  expect(door.password).toBe('');
  door.set(null);
  expect([door.password, door.access, door.listing]).toEqual(['', undefined, null]);
});

test('lets a stranger knock once, under a name that was cleaned', () => {
  const { events, handler } = open();
  const knock = { ...HEAD, type: 'knock', name: ' Ro\u202ebin\n ', token: '' } as const;
  handler.handleMessage(knock);
  handler.handleMessage(knock);
  handler.handleClosed();
  expect(events).toEqual(['knock of Robin', 'bad-message', 'withdrawn']);
});

test('refuses a name that nobody can see', () => {
  const { events, handler } = open();
  handler.handleMessage({ ...HEAD, type: 'knock', name: '\u200b', token: '' });
  expect(events).toEqual(['bad-name']);
});

test.each<ServerboundSignalling>([
  { ...HEAD, type: 'join', secret: 'A'.repeat(22), name: 'Robin', offer: 'v=0' },
  { ...HEAD, type: 'attach', participantId: 1, ticket: 'A'.repeat(22) },
  { ...HEAD, type: 'candidate', candidate: '' },
])('lets a stranger do nothing else: %s', (message) => {
  const { events, handler } = open();
  handler.handleMessage(message);
  expect(events).toEqual(['bad-message']);
});

test('closes for a stranger who leaves', () => {
  const { events, handler } = open();
  handler.handleMessage({ ...HEAD, type: 'leave' });
  expect(events).toEqual(['closed']);
});

test('shows nothing and takes no password while the lobby is for invited people', () => {
  const { door, knocks } = open();
  knocks.isClosed = true;
  expect([door.listing, door.access, door.password]).toEqual([null, undefined, '']);
  knocks.isClosed = false;
  expect([door.access, door.password === '']).toEqual(['password', false]);
});
