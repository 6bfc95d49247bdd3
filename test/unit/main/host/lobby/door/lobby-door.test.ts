import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RAID_NEWCOMERS } from '../../../../../../main/host/lobby/door/newcomer-count.ts';
import { createPerson, createRecordedLobby } from '../../../../../support/lobby/recorded/recorded-lobby.ts';
import { enter, messagesTo, type Entered } from '../../../../../support/lobby/recorded/resuming.ts';
import { serverboundSignallingSchema } from '../../../../../../shared/protocol/signalling.ts';
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
const answerTo = ({ peer }: Entered) =>
  (messagesTo(peer).findLast(({ type }) => type === 'moderated') as unknown as { code: string }).code;
const stateOf = ({ peer }: Entered) =>
  (messagesTo(peer).findLast(({ type }) => type === 'authority') as unknown as { unheard: string }).unheard;
const knocksOf = (member: Entered) => (doorOf(member) as unknown as { knocks: { name: string }[] }).knocks;
const join = (host: Host, name: string, addressGroup = '192.0.2.1', more: object = {}) =>
  host.join('good', undefined, undefined, addressGroup, undefined, { name, ...more });

/** Asks for a change of the password, and waits for the hash. */
async function askSlowly(host: Host, ask: (what: object) => Promise<void>, what: object): Promise<void> {
  const { door } = host.lobby.snapshot().authority;
  await ask(what);
  while (host.lobby.snapshot().authority.door.password === door.password)
    await new Promise((resolve) => setImmediate(resolve));
}

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

  it('of more than 128 characters never reach the hash', async () => {
    const { host } = await openHost({ door: { password: 'sesame' } });
    const join = { protocol: 'earshot', version: 1, type: 'join', secret: 'A'.repeat(22), name: 'Guess', offer: 'v=0' };
    const isTaken = (length: number): boolean =>
      v.safeParse(serverboundSignallingSchema, { ...join, password: 'x'.repeat(length) }).success;
    expect([128, 129, 10_000].map(isTaken)).toEqual([true, false, false]);
    expect(await tryPassword(host, 'x'.repeat(128), '192.0.2.7')).toBe('wrong-lobby-password');
  });

  it('do not keep out someone whom the lobby knows', async () => {
    const { host, ask } = await openHost();
    const friend = createPerson();
    const visitor = await enter(host, { person: friend });
    await ask({ type: 'let-in', id: visitor.resume.participantId });
    await askSlowly(host, ask, { type: 'set-door', password: 'sesame' });
    expect((await host.join('good', undefined, friend)).sent[0]).toBe('joined');
    expect((await host.join('good', undefined, createPerson())).sent[0]).toBe('password-needed');
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

describe('a decision about the door', () => {
  const auditOf = (host: Host) => host.lobby.snapshot().authority.audit.map(({ action, target }) => [action, target]);

  it('is taken back: the password before counts again', async () => {
    const { host, owner, ask } = await openHost();
    await ask({ type: 'set-door', password: null });
    expect(answerTo(owner)).toBe('moderation-refused');
    await askSlowly(host, ask, { type: 'set-door', password: 'sesame' });
    await askSlowly(host, ask, { type: 'set-door', password: '' });
    expect((await join(host, 'Eve')).sent[0]).toBe('joined');
    await askSlowly(host, ask, { type: 'set-door', password: null });
    expect(await tryPassword(host, 'sesame', '203.0.113.9')).toBe('joined');
    expect(auditOf(host).map(([action]) => action)).toEqual(['password', 'no-password', 'password']);
  });

  it('is taken back: someone who was let in listens again', async () => {
    const { host, owner, ask } = await openHost();
    await ask({ type: 'set-door', entry: 'listen' });
    const eve = await enter(host, { person: createPerson() });
    const id = eve.resume.participantId;
    await ask({ type: 'let-in', id });
    await ask({ type: 'let-in', id });
    await ask({ type: 'let-in', id, isWelcome: false });
    expect(messagesTo(eve.peer).findLast(({ type }) => type === 'authority')).toMatchObject({ unheard: 'listening' });
    expect(auditOf(host)).toEqual([
      ['listen', ''],
      ['let-in', 'Fox 2'],
      ['newcomer', 'Fox 2'],
    ]);
    await ask({ type: 'let-in', id: owner.resume.participantId, isWelcome: false });
    expect(answerTo(owner)).toBe('rank-too-high');
  });

  it('about a knock counts once, whoever is faster', async () => {
    const { host, owner, ask } = await openHost();
    await ask({ type: 'set-door', entry: 'knock' });
    const eve = createPerson();
    const knock = async () => (await host.join('good', undefined, eve)).sent[0];
    expect([await knock(), await knock()]).toEqual(['waiting-for-answer', 'waiting-for-answer']);
    const id = (knocksOf(owner)[0] as unknown as { id: number }).id;
    await ask({ type: 'answer-knock', id, isWelcome: false });
    await ask({ type: 'answer-knock', id, isWelcome: true });
    expect([answerTo(owner), await knock()]).toEqual(['not-here', 'turned-away']);
    vi.advanceTimersByTime(61_000);
    expect(await knock()).toBe('waiting-for-answer');
    host.lobby.answerKnock(id + 1, true);
    expect([await knock(), auditOf(host).map(([action]) => action)]).toEqual([
      'joined',
      ['knock', 'turn-away', 'let-in'],
    ]);
  });

  it('is refused to those without the permission, however often they send it', async () => {
    const { host } = await openHost();
    const mallory = await enter(host, { person: createPerson() });
    const before = host.lobby.snapshot().authority;
    for (let request = 1; request <= 50; request++)
      for (const what of [
        { type: 'set-door', entry: 'open', places: 1, password: 'mine' },
        { type: 'let-in', id: mallory.resume.participantId },
        { type: 'answer-knock', id: 1, isWelcome: true },
      ])
        mallory.peer.events.emit('message', JSON.stringify({ ...what, request }));
    await settle();
    expect([answerTo(mallory), host.lobby.snapshot().authority]).toEqual(['not-permitted', before]);
  });

  it('takes from newcomers what reaches others, until they are let in', async () => {
    const { host, ask } = await openHost();
    await ask({ type: 'set-door', entry: 'listen' });
    const eve = await enter(host, { person: createPerson() });
    const mayOf = (): readonly string[] =>
      (messagesTo(eve.peer).findLast(({ type }) => type === 'authority') as unknown as { may: string[] }).may;
    expect(mayOf()).toEqual([]);
    const text = { type: 'text', request: 77, to: { kind: 'lobby', id: 0 }, text: 'spam' };
    eve.peer.events.emit('message', JSON.stringify(text));
    expect(messagesTo(eve.peer).at(-1)).toMatchObject({ type: 'text-refused', code: 'not-permitted' });
    await ask({ type: 'let-in', id: eve.resume.participantId });
    expect(mayOf()).toContain('text');
  });
});

describe('the door of a restored lobby', () => {
  it('stays: what moderators set, whom they let in, and who listens, also after a return', async () => {
    const { host, ask } = await openHost();
    await ask({ type: 'set-door', entry: 'listen', places: 30 });
    const eve = await enter(host);
    const friend = createPerson();
    const dan = await enter(host, { person: friend });
    await ask({ type: 'let-in', id: dan.resume.participantId });
    const restored = host.lobby.snapshot();
    const next = createRecordedLobby({ capacity: 20, restored });
    const back = await enter(next, { resume: eve.resume });
    expect([back.resume.participantId, stateOf(back)]).toEqual([eve.resume.participantId, 'listening']);
    expect(stateOf(await enter(next, { person: friend }))).toBe('');
    expect(stateOf(await enter(next, { person: createPerson() }))).toBe('listening');
  });

  it('asks nobody again who resumes, at a lobby where newcomers knock with a password', async () => {
    const { host, ask } = await openHost();
    const dan = await enter(host);
    await askSlowly(host, ask, { type: 'set-door', entry: 'knock', password: 'sesame' });
    const next = createRecordedLobby({ restored: host.lobby.snapshot() });
    expect((await enter(next, { resume: dan.resume })).resume.participantId).toBe(dan.resume.participantId);
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
