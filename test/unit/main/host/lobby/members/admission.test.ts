import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPerson, createRecordedLobby } from '../../../../../support/lobby/recorded/recorded-lobby.ts';
import { enter, lose, rosterOf } from '../../../../../support/lobby/recorded/resuming.ts';

let host: ReturnType<typeof createRecordedLobby>;
beforeEach(() => {
  vi.useFakeTimers();
  host = createRecordedLobby({ capacity: 4 });
});
afterEach(async () => {
  await host.lobby.close();
  vi.useRealTimers();
});

const GUESS = Buffer.alloc(16, 9).toString('base64url');

describe('a token', () => {
  it('that is guessed makes a new participant, and leaves the other one alone', async () => {
    const fox = await enter(host);
    const stranger = await enter(host, { resume: { participantId: 1, token: GUESS } });
    expect([stranger.resume.participantId, fox.peer.isClosed]).toEqual([2, false]);
  });

  it('works again while its client has said nothing on the new channel, so may have no answer', async () => {
    const fox = await enter(host);
    await host.join('good', undefined, undefined, undefined, fox.resume);
    host.peers.at(-1)!.events.emit('channelOpen', undefined);
    const again = await enter(host, { resume: fox.resume });
    expect([again.resume.participantId, rosterOf(host)]).toEqual([1, [[1, 'Fox']]]);
    expect(host.peers.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
  });

  it('that has been used already is worth nothing', async () => {
    const fox = await enter(host);
    const back = await enter(host, { resume: fox.resume });
    const thief = await enter(host, { resume: fox.resume });
    expect([thief.resume.participantId, back.peer.isClosed]).toEqual([2, false]);
  });

  it('of somebody else gives neither their place nor their name', async () => {
    const fox = await enter(host);
    await enter(host);
    lose(fox);
    const { token } = fox.resume;
    expect((await enter(host, { resume: { participantId: 2, token } })).resume.participantId).toBe(3);
    expect(rosterOf(host)[0]).toEqual([1, 'Fox', 'away']);
  });

  it.each([
    ['another person', createPerson(), createPerson()],
    ['nobody in particular, for a person', createPerson(), undefined],
    ['a person, for a guest', undefined, createPerson()],
  ])('is worth nothing to %s', async (_who, owner, thief) => {
    const fox = await enter(host, { person: owner });
    lose(fox);
    const stranger = await enter(host, { person: thief, resume: fox.resume });
    expect([stranger.resume.participantId, rosterOf(host)[0]]).toEqual([2, [1, 'Fox', 'away']]);
  });

  it('is not needed by a person, whose key is theirs alone', async () => {
    const otter = createPerson();
    const fox = await enter(host, { person: otter });
    lose(fox);
    // Another host of the lobby has given this token out.
    const back = await enter(host, { person: otter, resume: { participantId: 1, token: GUESS } });
    expect([back.resume.participantId, rosterOf(host)]).toEqual([1, [[1, 'Fox']]]);
    const again = await enter(host, { person: otter, resume: fox.resume });
    expect([again.resume.participantId, back.peer.isClosed]).toEqual([1, true]);
  });

  it('is worth nothing with a wrong proof', async () => {
    const otter = createPerson();
    const fox = await enter(host, { person: otter });
    lose(fox);
    const forged = (offer: string) => ({ ...otter(offer), signature: 'A'.repeat(86) });
    expect((await host.join('good', undefined, forged, undefined, fox.resume)).sent).toEqual(['bad-identity']);
  });

  it('lets a participant return by the invitation before a new one, and nobody else', async () => {
    const [otter, thief] = [createPerson(), createPerson()];
    const fox = await enter(host, { person: otter });
    const owl = await enter(host);
    lose(fox);
    host.lobby.setSecret(new Uint8Array(16).fill(8));
    const { participantId, token } = fox.resume;
    for (const [person, resume] of [
      [otter, undefined],
      [thief, fox.resume],
      [undefined, fox.resume],
      [otter, { participantId, token: GUESS }],
      [otter, { participantId: owl.resume.participantId, token }],
    ] as const)
      expect((await host.join('good', undefined, person, undefined, resume)).sent).toEqual(['wrong-secret']);
    expect((await enter(host, { person: otter, resume: fox.resume })).resume.participantId).toBe(1);
  });

  it('needs the invitation of now when the place is no longer held', async () => {
    const fox = await enter(host);
    lose(fox);
    host.lobby.setSecret(new Uint8Array(16).fill(8));
    vi.advanceTimersByTime(61_000);
    expect(rosterOf(host)).toEqual([]);
    expect((await host.join('good', undefined, undefined, undefined, fox.resume)).sent).toEqual(['wrong-secret']);
  });

  it('ends with the place when the person has joined again without it', async () => {
    const otter = createPerson();
    const fox = await enter(host, { person: otter });
    lose(fox);
    await enter(host, { person: otter });
    const late = await enter(host, { person: otter, resume: fox.resume });
    expect([late.resume.participantId, rosterOf(host)]).toEqual([3, [[3, 'Fox']]]);
  });

  it('of two devices lets the newer one stay, and tells the older why it ended', async () => {
    const fox = await enter(host);
    const [first, second] = await Promise.all([
      host.join('good', undefined, undefined, undefined, fox.resume),
      host.join('good', undefined, undefined, undefined, fox.resume),
    ]);
    host.peers[2]!.events.emit('channelOpen', undefined);
    expect([fox.sent, first.sent, second.sent]).toEqual([
      ['joined', 'replaced', 'closed'],
      ['joined', 'replaced', 'closed'],
      ['joined'],
    ]);
    expect(rosterOf(host)).toEqual([[1, 'Fox']]);
    expect(host.lobby.participantCount).toBe(1);
  });

  it('is only good for a connection that has been open', async () => {
    const never = await host.join();
    const again = await enter(host, { resume: never.resumes[0] });
    expect([again.resume.participantId, never.sent, rosterOf(host)]).toEqual([
      1,
      ['joined', 'replaced', 'closed'],
      [[1, 'Fox']],
    ]);
  });
});

describe('an offer of somebody who resumes', () => {
  it('that cannot be used leaves everything as it was', async () => {
    const fox = await enter(host);
    lose(fox);
    expect((await host.join('bad', undefined, undefined, undefined, fox.resume)).sent).toEqual(['bad-offer']);
    expect([rosterOf(host), host.controls.map(({ type }) => type)]).toEqual([
      [[1, 'Fox', 'away']],
      ['join', 'leave', 'join', 'leave'],
    ]);
    expect((await enter(host, { resume: fox.resume })).resume.participantId).toBe(1);
  });

  it('whose place is released while the host answers gets no slot of another member', async () => {
    const otter = createPerson();
    const fox = await enter(host, { person: otter });
    lose(fox);
    const resuming = host.join('good', undefined, otter, undefined, fox.resume);
    const [late] = await Promise.all([resuming, host.join('good', undefined, otter)]);
    expect(late.sent.at(-1)).toBe('internal');
    expect(host.peers.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
  });
});

describe('a full lobby', () => {
  it('lets everybody back in whose place is held, and nobody else', async () => {
    const members = [];
    for (let count = 0; count < 4; count++) members.push(await enter(host));
    for (const member of members) lose(member);
    expect((await host.join()).sent).toEqual(['lobby-full']);
    for (const { resume } of members) await enter(host, { resume });
    expect(rosterOf(host)).toEqual([
      [1, 'Fox'],
      [2, 'Fox 2'],
      [3, 'Fox 3'],
      [4, 'Fox 4'],
    ]);
  });

  it('refuses newcomers who come at once with those who are away', async () => {
    const members = [];
    for (let count = 0; count < 3; count++) members.push(await enter(host));
    for (const member of members) lose(member);
    const newcomers = await Promise.all([host.join(), host.join(), host.join()]);
    expect(newcomers.map(({ sent }) => sent[0])).toEqual(['joined', 'lobby-full', 'lobby-full']);
    for (const { resume } of members)
      expect((await enter(host, { resume })).resume).toMatchObject({
        participantId: resume.participantId,
      });
  });

  it('is not held by people who never connect, and does not take the place of somebody who is away', async () => {
    const fox = await enter(host, { addressGroup: '192.0.2.1' });
    lose(fox);
    for (let count = 0; count < 10; count++) await host.join('good', undefined, undefined, '203.0.113.9');
    expect((await host.join('good', undefined, undefined, '192.0.2.7')).sent).toEqual(['joined']);
    expect(rosterOf(host)).toEqual([[1, 'Fox', 'away']]);
    vi.advanceTimersByTime(16_000);
    expect((await enter(host, { resume: fox.resume })).resume.participantId).toBe(1);
  });

  it('refuses somebody whose place was given up, and remembers them', async () => {
    const fox = await enter(host);
    lose(fox);
    vi.advanceTimersByTime(62_000);
    const others = [];
    for (let count = 0; count < 4; count++) others.push(await enter(host));
    expect((await host.join('good', undefined, undefined, undefined, fox.resume)).sent).toEqual(['lobby-full']);
    others[0]!.peer.events.emit('message', '{"type":"leave"}');
    expect((await enter(host, { resume: fox.resume })).resume.participantId).toBe(1);
  });
});

it('remembers somebody whose return from memory did not come up', async () => {
  const fox = await enter(host);
  lose(fox);
  vi.advanceTimersByTime(62_000);
  await host.join('good', undefined, undefined, undefined, fox.resume);
  host.peers.at(-1)!.events.emit('closed', { reason: 'failed', detail: '' });
  expect(rosterOf(host)).toEqual([]);
  expect((await enter(host, { resume: fox.resume })).resume.participantId).toBe(1);
});
