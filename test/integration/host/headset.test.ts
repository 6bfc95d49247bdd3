import { describe, expect, it } from 'vitest';
import { TALK_END_GRACE_MS } from '../../../main/host/headset/headset-device.ts';
import { askForTicket, createTestIdentity } from '../../support/lobby/participants/headset.ts';
import { at, type TestParticipant } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';

/** A second device that is a participant's microphone and headphones, on sound. */

const SETTLED_SECONDS = 0.6;
const SILENT_BELOW_DB = -50;

/** Fox with a phone as headset, and Owl 2 m away. Everybody speaks a tone of its own all the time. */
async function meet(talk: { readonly mode: 'open-mic' | 'push-to-talk' | 'push-to-mute' } = { mode: 'open-mic' }) {
  const lobby = await VirtualLobby.open({ capacity: 2 });
  const ofPhone = createTestIdentity();
  const fox = await lobby.join('Fox', 500, at(0, 0), { identity: createTestIdentity() });
  const owl = await lobby.join('Owl', 700, at(0, 2));
  const { ticket } = await lobby.settle(askForTicket(fox));
  fox.client.send({ type: 'headset-talk', mode: talk.mode, held: false });
  const joinPhone = (identity = ofPhone): Promise<TestParticipant> =>
    lobby.join('whatever', 1_100, at(50, 50), { identity, headsetOf: ticket });
  const phone = await joinPhone();
  await lobby.run(SETTLED_SECONDS);
  return { lobby, fox, owl, phone, ticket, joinPhone, settle: () => lobby.run(SETTLED_SECONDS) };
}

describe('a headset', () => {
  it('speaks and hears for its participant, whose own device does neither', async () => {
    const { fox, owl, phone } = await meet();
    expect(owl.gainDb(phone)).toBeCloseTo(0, 0);
    expect(phone.gainDb(owl)).toBeCloseTo(0, 0);
    expect(owl.gainDb(fox)).toBeLessThan(SILENT_BELOW_DB);
    for (const frequencyHz of [500, 700, 1_100])
      expect(fox.toneGainDb(frequencyHz), `${frequencyHz}`).toBeLessThan(SILENT_BELOW_DB);
    // Nobody hears themselves, on either device.
    expect([phone.gainDb(phone), phone.gainDb(fox)].every((db) => db < SILENT_BELOW_DB)).toBe(true);
  });

  it('is no participant: it has no row, no place and no name of its own, and needs none in a full lobby', async () => {
    const { lobby, fox, owl, phone } = await meet();
    expect([owl.roster, fox.roster, lobby.lobby.participantCount]).toEqual([['Fox', 'Owl'], ['Fox', 'Owl'], 2]);
    expect(phone.client.joined).toMatchObject({ name: 'Fox', participantId: fox.client.joined.participantId });
    expect(phone.latest('headset-state')).toMatchObject({ name: 'Fox', mode: 'open-mic', held: false });
    expect([phone.latest('roster'), phone.latest('scene')]).toEqual([undefined, undefined]);
  });

  it('is where its participant is, whatever it says itself', async () => {
    const { fox, owl, phone, settle } = await meet();
    phone.client.setPose(at(100, 100));
    phone.client.rename('Somebody else');
    await settle();
    expect([owl.roster, owl.gainDb(phone) > -3]).toEqual([['Fox', 'Owl'], true]);
    fox.client.setPose(at(100, 100));
    await settle();
    expect(owl.gainDb(phone)).toBeLessThan(SILENT_BELOW_DB);
    expect(phone.gainDb(owl)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('gives the sound back when it leaves, and reports that', async () => {
    const { fox, owl, phone, settle } = await meet();
    expect(fox.latest('headset')).toMatchObject({ connected: true });
    await phone.client.leave();
    await settle();
    expect(fox.latest('headset')).toMatchObject({ connected: false });
    expect(owl.gainDb(fox)).toBeCloseTo(0, 0);
    expect(fox.gainDb(owl)).toBeCloseTo(0, 0);
    expect(owl.gainDb(phone)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('talks while the key of its participant is held, and the host sees to it', async () => {
    const { fox, owl, phone, settle } = await meet({ mode: 'push-to-talk' });
    // It sends all the time, like a page that does not obey.
    expect(owl.gainDb(phone)).toBeLessThan(SILENT_BELOW_DB);
    fox.client.send({ type: 'headset-talk', mode: 'push-to-talk', held: true });
    await settle();
    expect([owl.gainDb(phone) > -3, phone.latest('headset-state')?.held]).toEqual([true, true]);
    fox.client.send({ type: 'headset-talk', mode: 'push-to-talk', held: false });
    await settle();
    expect(TALK_END_GRACE_MS / 1_000).toBeLessThan(SETTLED_SECONDS);
    expect(owl.gainDb(phone)).toBeLessThan(SILENT_BELOW_DB);
    // Its own button talks too.
    phone.client.send({ type: 'headset-press', pressed: true });
    await settle();
    expect(owl.gainDb(phone)).toBeCloseTo(0, 0);
    phone.client.send({ type: 'headset-press', pressed: false });
    await settle();
    expect(owl.gainDb(phone)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('is muted and deafened by a switch on either device', async () => {
    const { fox, owl, phone, settle } = await meet();
    const shown = () => owl.participants.find(({ name }) => name === 'Fox');
    phone.client.setStatus({ isMuted: true, isDeafened: false });
    await settle();
    expect([owl.gainDb(phone) < SILENT_BELOW_DB, shown()?.muted]).toEqual([true, true]);
    expect(fox.latest('headset')).toMatchObject({ connected: true, muted: true, deafened: false });
    phone.client.setStatus({ isMuted: false, isDeafened: false });
    fox.client.setStatus({ isMuted: true, isDeafened: true });
    await settle();
    expect(phone.latest('headset-state')).toMatchObject({ muted: true, deafened: true });
    expect([owl.gainDb(phone) < SILENT_BELOW_DB, phone.gainDb(owl) < SILENT_BELOW_DB]).toEqual([true, true]);
    fox.client.setStatus({ isMuted: false, isDeafened: false });
    await settle();
    expect([owl.gainDb(phone) > -3, phone.gainDb(owl) > -3, shown()?.muted]).toEqual([true, true, false]);
    // What the headset has turned off ends with it.
    phone.client.setStatus({ isMuted: true, isDeafened: true });
    await settle();
    await phone.client.leave();
    await settle();
    expect([shown()?.muted, shown()?.deafened]).toEqual([false, false]);
  });

  it('ends when its participant leaves, takes its sound back, or the lobby closes', async () => {
    for (const end of ['leave', 'headset-end', 'close'] as const) {
      const { lobby, fox, owl, phone, joinPhone, settle } = await meet();
      const reasons: string[] = [];
      phone.client.events.on('ended', ({ reason }) => reasons.push(reason));
      if (end === 'leave') await fox.client.leave();
      else if (end === 'close') await lobby.lobby.close();
      else fox.client.send({ type: 'headset-end' });
      await settle();
      expect(reasons, end).toEqual([end === 'close' ? 'lobby-closed' : 'headset-ended']);
      if (end === 'close') continue;
      await expect(joinPhone()).rejects.toThrow('headset-unknown');
      if (end === 'headset-end') expect(owl.gainDb(fox)).toBeCloseTo(0, 0);
    }
  });

  it('is replaced by the next device, which gets a ticket of its own', async () => {
    const { lobby, fox, owl, phone, settle } = await meet();
    const reasons: string[] = [];
    phone.client.events.on('ended', ({ reason }) => reasons.push(reason));
    const { ticket } = await lobby.settle(askForTicket(fox));
    const second = await lobby.join('x', 1_500, at(0, 0), { identity: createTestIdentity(), headsetOf: ticket });
    await settle();
    expect(reasons).toEqual(['replaced']);
    expect([owl.gainDb(second) > -3, owl.gainDb(phone) < SILENT_BELOW_DB]).toEqual([true, true]);
    expect(fox.latest('headset')).toMatchObject({ connected: true });
  });

  it('returns with the ticket that it used, also after its participant has joined again', async () => {
    const { lobby, owl, phone, joinPhone, settle } = await meet();
    await phone.client.leave();
    const again = await joinPhone();
    await settle();
    expect(owl.gainDb(again)).toBeCloseTo(0, 0);
    expect(lobby.lobby.participantCount).toBe(2);
  });
});

describe('a headset of a participant that comes back', () => {
  it('serves the same person, and nobody else meanwhile', async () => {
    const lobby = await VirtualLobby.open();
    const [ofFox, ofPhone] = [createTestIdentity(), createTestIdentity()];
    const owl = await lobby.join('Owl', 700, at(0, 2));
    const fox = await lobby.join('Fox', 500, at(0, 0), { identity: ofFox });
    const { ticket } = await lobby.settle(askForTicket(fox));
    const joinPhone = (): Promise<TestParticipant> =>
      lobby.join('x', 1_100, at(0, 0), { identity: ofPhone, headsetOf: ticket });
    const phone = await joinPhone();
    const reasons: string[] = [];
    phone.client.events.on('ended', ({ reason }) => reasons.push(reason));
    // The computer joins again, as after a change of its network: the phone loses its connection and tries again.
    const again = await lobby.join('Fox', 900, at(0, 0), { identity: ofFox });
    again.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
    await lobby.run(1.5);
    expect(reasons).toEqual(['host-lost']);
    const returned = await joinPhone();
    await lobby.run(SETTLED_SECONDS);
    expect(returned.client.joined.participantId).toBe(again.client.joined.participantId);
    expect([owl.gainDb(returned) > -3, owl.gainDb(again) < SILENT_BELOW_DB]).toEqual([true, true]);
  });
});

describe('a headset that is back before its participant', () => {
  it('serves it anyway, because the host reports when the participant can be reached', async () => {
    const lobby = await VirtualLobby.open();
    const [ofFox, ofPhone] = [createTestIdentity(), createTestIdentity()];
    const owl = await lobby.join('Owl', 700, at(0, 2));
    const fox = await lobby.join('Fox', 500, at(0, 0), { identity: ofFox });
    const { ticket } = await lobby.settle(askForTicket(fox));
    const joinPhone = (): Promise<TestParticipant> =>
      lobby.join('x', 1_100, at(0, 0), { identity: ofPhone, headsetOf: ticket });
    await joinPhone();
    // The host has let the computer in again, but its channel opens a second later.
    const delays = { toHostMs: 300, toClientMs: 300 };
    const joining = lobby.join('Fox', 900, at(0, 0), { identity: ofFox, delays });
    await lobby.run(0.4);
    const phone = await joinPhone();
    const again = await joining;
    await lobby.run(2);
    expect(again.latest('headset')).toMatchObject({ connected: true, muted: false, deafened: false });
    again.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
    await lobby.run(1);
    expect(owl.gainDb(phone)).toBeCloseTo(0, 0);
  });
});

describe('a ticket', () => {
  it('is worth nothing to a device that has stolen it after its use', async () => {
    const { owl, phone, joinPhone, settle } = await meet();
    await expect(joinPhone(createTestIdentity())).rejects.toThrow('headset-used');
    await settle();
    expect(owl.gainDb(phone)).toBeCloseTo(0, 0);
  });

  it('of another lobby is unknown', async () => {
    const { ticket } = await meet();
    const other = await VirtualLobby.open();
    await other.join('Fox', 500, at(0, 0));
    await expect(other.join('x', 900, at(0, 0), { headsetOf: ticket })).rejects.toThrow('headset-unknown');
  });

  it('leads to the participant that asked for it, and to no other', async () => {
    const { lobby, fox, owl, settle } = await meet();
    const { ticket } = await lobby.settle(askForTicket(owl));
    owl.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
    const ofOwl = await lobby.join('Fox', 1_500, at(0, 0), { headsetOf: ticket });
    await settle();
    expect(ofOwl.client.joined).toMatchObject({ name: 'Owl', participantId: owl.client.joined.participantId });
    expect(fox.latest('headset')).toMatchObject({ connected: true });
    expect(owl.latest('headset')).toMatchObject({ connected: true });
  });

  it('is given out a few times, and then slowly: 1,000 requests get six', async () => {
    const { lobby, fox } = await meet();
    const tickets: string[] = [];
    fox.client.events.on('message', (message) => {
      if (message.type === 'headset-ticket' && message.code === '') tickets.push(message.ticket);
    });
    for (let request = 0; request < 1_000; request++) {
      fox.client.send({ type: 'headset-ticket' });
      await lobby.run(0.02);
    }
    expect(tickets.length).toBeGreaterThanOrEqual(5);
    expect(tickets.length).toBeLessThanOrEqual(7);
    expect(new Set(tickets).size).toBe(tickets.length);
    expect(fox.latest('headset-ticket')).toMatchObject({ ticket: '', code: 'too-many-tickets' });
    // The newest one works, and the others do not.
    await expect(lobby.join('x', 900, at(0, 0), { headsetOf: tickets[0] ?? '' })).rejects.toThrow('headset-unknown');
    await lobby.join('x', 900, at(0, 0), { headsetOf: tickets.at(-1) ?? '' });
  });
});
