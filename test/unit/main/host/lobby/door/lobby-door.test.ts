import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RAID_NEWCOMERS } from '../../../../../../main/host/lobby/door/newcomer-count.ts';
import { createPerson, createRecordedLobby } from '../../../../../support/lobby/recorded/recorded-lobby.ts';
import { enter, messagesTo, type Entered } from '../../../../../support/lobby/recorded/resuming.ts';
import { identityOf } from '../../../../../../shared/succession/authenticate.ts';

type Host = ReturnType<typeof createRecordedLobby>;

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

/** A lobby with its owner in it. */
async function openHost(options: Parameters<typeof createRecordedLobby>[0] = {}) {
  const host = createRecordedLobby({ capacity: 40, ...options });
  const person = createPerson();
  host.lobby.setHostIdentity(await identityOf(Buffer.from(person('good').publicKey, 'base64url')));
  const owner = await enter(host, { person });
  const ask = async (what: object): Promise<void> => {
    owner.peer.events.emit('message', JSON.stringify({ request: 1, ...what }));
    await settle();
  };
  return { host, owner, ask };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

const doorOf = ({ peer }: Entered) => messagesTo(peer).findLast(({ type }) => type === 'door');
const knocksOf = (member: Entered) => (doorOf(member) as unknown as { knocks: { name: string }[] }).knocks;
const join = (host: Host, name: string, addressGroup = '192.0.2.1', more: object = {}) =>
  host.join('good', undefined, undefined, addressGroup, undefined, { name, ...more });

/** Joins with a password, and waits for the hash. */
async function tryPassword(host: Host, password: string, addressGroup: string): Promise<string> {
  const { sent } = await join(host, 'Guess', addressGroup, { password });
  while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return sent[0] ?? '';
}

describe('ten thousand knocks', () => {
  it('fill neither the list nor the memory, and are answered', async () => {
    const { host, owner, ask } = await openHost();
    await ask({ type: 'set-door', entry: 'knock' });
    const answers = new Map<string, number>();
    for (let index = 0; index < 10_000; index++) {
      const { sent } = await join(host, `Raider ${index}`, `198.51.${index >> 8}.${index & 255}`);
      const code = sent[0] ?? '';
      answers.set(code, (answers.get(code) ?? 0) + 1);
    }
    expect(Object.fromEntries(answers)).toEqual({ 'waiting-for-answer': 64, 'too-many-newcomers': 9_936 });
    expect(knocksOf(owner)).toHaveLength(64);
    expect(host.lobby.participantCount).toBe(1);
  });

  it('from one address leave the places of others', async () => {
    const { host, ask } = await openHost();
    await ask({ type: 'set-door', entry: 'knock' });
    for (let index = 0; index < 100; index++) await join(host, `Raider ${index}`);
    expect((await join(host, 'Robin', '203.0.113.9')).sent).toEqual(['waiting-for-answer']);
  });
});

describe('wrong passwords in bulk', () => {
  it('are not even compared after five from one address, nor is the right one', async () => {
    const { host } = await openHost({ door: { password: 'sesame' } });
    const answers: string[] = [];
    for (let index = 0; index < 50; index++) answers.push(await tryPassword(host, `guess ${index}`, '192.0.2.7'));
    expect(answers.filter((code) => code === 'wrong-lobby-password')).toHaveLength(5);
    expect(answers.slice(5)).toEqual(Array.from({ length: 45 }, () => 'too-many-tries'));
    expect(await tryPassword(host, 'sesame', '192.0.2.7')).toBe('too-many-tries');
    expect(await tryPassword(host, 'sesame', '203.0.113.9')).toBe('joined');
  });

  it('from many addresses are limited for the whole lobby', async () => {
    const { host } = await openHost({ door: { password: 'sesame' } });
    const answers: string[] = [];
    for (let index = 0; index < 40; index++) answers.push(await tryPassword(host, 'guess', `198.51.100.${index}`));
    expect(answers.filter((code) => code === 'wrong-lobby-password')).toHaveLength(30);
  });

  it('of more than 128 characters are refused by the message format', async () => {
    const { host } = await openHost({ door: { password: 'sesame' } });
    expect(await tryPassword(host, 'x'.repeat(128), '192.0.2.7')).toBe('wrong-lobby-password');
  });
});

describe('names that deceive', () => {
  it.each([
    ['128 combining marks', `A${'\u0301'.repeat(128)}da`, 5],
    ['a right-to-left override', '\u202eada\u202c', 0],
  ])('reach moderators cleaned: %s', async (_, name, marks) => {
    const { host, owner, ask } = await openHost();
    await ask({ type: 'set-door', entry: 'knock' });
    await join(host, name);
    const shown = knocksOf(owner)[0]?.name ?? '';
    expect([shown.includes('\u202e'), (shown.normalize('NFD').match(/\p{M}/gu) ?? []).length <= marks]).toEqual([
      false,
      true,
    ]);
  });
});

describe('newcomers', () => {
  it('who are many in a minute are reported to moderators, and no longer when they stop', async () => {
    const { host, owner } = await openHost();
    for (let index = 1; index < RAID_NEWCOMERS; index++) await enter(host);
    expect(doorOf(owner)).toMatchObject({ newcomers: 0 });
    await enter(host);
    expect(doorOf(owner)).toMatchObject({ newcomers: RAID_NEWCOMERS });
    vi.advanceTimersByTime(62_000);
    expect(doorOf(owner)).toMatchObject({ newcomers: 0 });
  });

  it('are limited to the number of a minute', async () => {
    const { host, ask } = await openHost();
    await ask({ type: 'set-door', perMinute: 2 });
    const answers = [await join(host, 'A'), await join(host, 'B'), await join(host, 'C')].map(({ sent }) => sent[0]);
    expect(answers).toEqual(['joined', 'joined', 'too-many-newcomers']);
    vi.advanceTimersByTime(61_000);
    expect((await join(host, 'C')).sent[0]).toBe('joined');
  });
});

describe('an invite-only lobby', () => {
  it('asks for another invitation, and lets known people in by the one before', async () => {
    let renewals = 0;
    const { host, owner, ask } = await openHost({ onBanned: () => void renewals++ });
    const friend = createPerson();
    const visitor = await enter(host, { person: friend });
    await ask({ type: 'let-in', id: visitor.resume.participantId });
    await ask({ type: 'set-door', entry: 'invited' });
    expect([renewals, doorOf(owner)]).toMatchObject([1, { entry: 'invited' }]);
    host.lobby.setSecret(new Uint8Array(16).fill(8));
    expect((await host.join('good', undefined, friend)).sent[0]).toBe('joined');
    expect((await host.join('good', undefined, createPerson())).sent[0]).toBe('wrong-secret');
    const secret = Buffer.alloc(16, 8).toString('base64url');
    expect((await join(host, 'Fresh', '192.0.2.1', { secret })).sent[0]).toBe('joined');
  });
});
