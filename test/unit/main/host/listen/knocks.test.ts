import { expect, test } from 'vitest';
import type { SignallingConnection } from '../../../../../main/host/listen/signalling-connection.ts';
import type { Knock } from '../../../../../main/host/host-options.ts';
import { KNOCK_TIMEOUT_MS, Knocks } from '../../../../../main/host/listen/knocks.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const TOKEN = 'q7Jx0bVn2dLk9TzR4mWc1A';

function createKnocks(isOpen = false, isShown = true) {
  const clock = new ManualClock();
  const asked: Knock[] = [];
  const gone: number[] = [];
  const knocks = new Knocks({
    lan: isShown ? { isOpen, token: TOKEN } : undefined,
    nowMs: clock.nowMs,
    invite: async () => 'earshot://join/code',
    schedule: clock.schedule,
    onKnock: (knock) => asked.push(knock),
    onGone: (id) => gone.push(id),
  });
  const connect = (addressGroup: string) => {
    const sent: string[] = [];
    const connection: SignallingConnection = {
      addressGroup,
      send: (message) => sent.push(message.type === 'welcome' ? `welcome ${message.invitation}` : message.type),
      refuse: (code) => sent.push(code),
      markJoined: () => sent.push('marked'),
      close: () => sent.push('closed'),
    };
    return { connection, sent };
  };
  const arrive = (addressGroup = '192.168.1.20', name = 'Robin', token = TOKEN) => {
    const { connection, sent } = connect(addressGroup);
    knocks.knock(connection, name, token);
    return { connection, sent };
  };
  const arriveFromDirectory = (addressGroup = 'rendezvous A', name = 'Robin') => {
    const { connection, sent } = connect(addressGroup);
    knocks.knockListed(connection, name);
    return { connection, sent };
  };
  return { arrive, arriveFromDirectory, asked, clock, gone, knocks };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('shows the host who knocks, and gives the invitation when the host lets them in', async () => {
  const { arrive, asked, clock, gone, knocks } = createKnocks();
  const { sent } = arrive();
  expect(asked).toEqual([{ id: 1, name: 'Robin', source: 'lan' }]);
  expect(sent).toEqual(['marked']);
  knocks.answer(1, true);
  await settle();
  expect(sent).toEqual(['marked', 'welcome earshot://join/code', 'closed']);
  expect(gone).toEqual([1]);
  expect(clock.pending).toBe(0);
});

test('refuses when the host does, or does not answer for a minute', async () => {
  const { arrive, clock, gone, knocks } = createKnocks();
  const [first, second] = [arrive(), arrive()];
  knocks.answer(1, false);
  clock.advance(KNOCK_TIMEOUT_MS);
  knocks.answer(2, true);
  await settle();
  expect(first.sent).toEqual(['marked', 'refused']);
  expect(second.sent).toEqual(['marked', 'refused']);
  expect(gone).toEqual([1, 2]);
});

test('lets everybody of the local network into an open lobby, without asking', async () => {
  const { arrive, asked } = createKnocks(true);
  const { sent } = arrive();
  await settle();
  expect(sent).toEqual(['welcome earshot://join/code', 'closed']);
  expect(asked).toEqual([]);
});

const STRANGERS = ['203.0.113.9', '100.64.1.1', '20010db800010000', '127.0.0.1', '0000000000000000', ''];

test.each(STRANGERS)('refuses %s, which is not local', async (group) => {
  for (const isOpen of [true, false]) {
    const { arrive, asked } = createKnocks(isOpen);
    const { sent } = arrive(group);
    await settle();
    expect(sent).toEqual(['refused']);
    expect(asked).toEqual([]);
  }
});

test.each(['', 'q7Jx0bVn2dLk9TzR4mWc1B', `${TOKEN}A`])(
  'refuses the token %j: its sender has not heard the announcement',
  async (token) => {
    for (const isOpen of [true, false]) {
      const { arrive, asked } = createKnocks(isOpen);
      const { sent } = arrive('192.168.1.1', 'Mallory', token);
      await settle();
      expect(sent).toEqual(['refused']);
      expect(asked).toEqual([]);
    }
  },
);

test.each(['10.0.0.1', 'fe80000000000000', 'fd00000000000000'])('takes %s', (group) => {
  const { arrive, asked } = createKnocks();
  arrive(group);
  expect(asked).toHaveLength(1);
});

test('bounds who waits: two of an address, sixteen in all', () => {
  const { arrive, asked } = createKnocks();
  expect([arrive(), arrive(), arrive()].map(({ sent }) => sent.at(-1))).toEqual([
    'marked',
    'marked',
    'too-many-messages',
  ]);
  for (let index = 0; index < 30; index++) arrive(`192.168.2.${index}`);
  expect(asked).toHaveLength(16);
});

test('forgets who goes away, and all when the lobby closes', () => {
  const { arrive, clock, gone, knocks } = createKnocks();
  const first = arrive();
  const second = arrive();
  knocks.withdraw(first.connection);
  knocks.withdraw(first.connection);
  knocks.close();
  expect(gone).toEqual([1, 2]);
  expect(second.sent).toEqual(['marked', 'refused']);
  expect(clock.pending).toBe(0);
});

test('takes strangers from a directory, also where the local network cannot knock or needs not', async () => {
  for (const { arriveFromDirectory, asked, knocks } of [createKnocks(true), createKnocks(false, false)]) {
    const { sent } = arriveFromDirectory();
    expect(asked).toEqual([{ id: 1, name: 'Robin', source: 'directory' }]);
    knocks.answer(1, true);
    await settle();
    expect(sent).toEqual(['marked', 'welcome earshot://join/code', 'closed']);
  }
});

test('refuses the local network where the lobby does not show itself', () => {
  const { arrive, asked } = createKnocks(false, false);
  expect(arrive().sent).toEqual(['refused']);
  expect(asked).toEqual([]);
});

test('strangers take no place of the local network', () => {
  const { arrive, arriveFromDirectory, asked } = createKnocks();
  for (let index = 0; index < 40; index++) arriveFromDirectory(`rendezvous ${index}`);
  expect(asked).toHaveLength(16);
  expect(arrive().sent).toEqual(['marked']);
});

test('does not ask the host again and again for one stranger', () => {
  const { arriveFromDirectory, asked, clock, knocks } = createKnocks();
  const knock = (): string | undefined => {
    const { sent } = arriveFromDirectory();
    knocks.answer(asked.length, false);
    return sent.at(-1);
  };
  expect([knock(), knock(), knock(), knock()]).toEqual(['refused', 'refused', 'refused', 'too-many-messages']);
  clock.advance(120_000);
  expect([knock(), knock()]).toEqual(['refused', 'too-many-messages']);
});

const EVE = { key: 'e'.repeat(22), name: 'Eve', group: '198.51.100.7' };

test('asks once for someone with an invitation, who comes back for the answer, and takes it once', () => {
  const { asked, gone, knocks } = createKnocks();
  expect([knocks.ask(EVE), knocks.ask(EVE)]).toEqual(['asked', 'asked']);
  expect(asked).toEqual([{ id: 1, name: 'Eve', source: 'invited' }]);
  expect([knocks.list, knocks.keyOf(1), knocks.keyOf(2)]).toEqual([asked, EVE.key, '']);
  expect([knocks.hasAsked(EVE.key), knocks.hasAsked('x')]).toEqual([true, false]);
  knocks.answer(1, true);
  expect([gone, knocks.ask(EVE), knocks.ask(EVE)]).toEqual([[1], 'welcome', 'welcome']);
  expect([knocks.takeWelcome(EVE.key), knocks.takeWelcome(EVE.key), knocks.ask(EVE)]).toEqual([true, false, 'asked']);
});

test('refuses someone with an invitation for a minute, and forgets one who has gone', () => {
  const { asked, clock, gone, knocks } = createKnocks();
  knocks.ask(EVE);
  knocks.answer(1, false);
  expect([knocks.ask(EVE), knocks.takeWelcome(EVE.key)]).toEqual(['refused', false]);
  clock.advance(60_000);
  expect(knocks.ask(EVE)).toBe('asked');
  clock.advance(15_000);
  knocks.ask(EVE);
  clock.advance(15_000);
  expect(gone).toEqual([1]);
  clock.advance(5_000);
  expect([gone, asked.length, clock.pending]).toEqual([[1, 2], 2, 0]);
});

test('lets no stranger ask while the lobby is closed', () => {
  const { arrive, arriveFromDirectory, asked, knocks } = createKnocks(true);
  knocks.serve({ onChange: () => undefined, isClosed: () => true });
  expect([arrive().sent, arriveFromDirectory().sent, asked]).toEqual([['refused'], ['refused'], []]);
});
