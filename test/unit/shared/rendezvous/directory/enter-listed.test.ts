import { beforeEach, describe, expect, it } from 'vitest';
import { hostIdentityOf } from '../../../../../main/host/listen/host-identity.ts';
import { KNOCK_TIMEOUT_MS } from '../../../../../main/host/listen/knocks.ts';
import { formatInvitation, toBase64Url } from '../../../../../shared/protocol/invitation/invitation.ts';
import {
  enterByPassword,
  knockAtListed,
  type EntrancePorts,
  type ListedPlace,
} from '../../../../../shared/rendezvous/directory/enter-listed.ts';
import { lobbyIdOf } from '../../../../../shared/rendezvous/registration.ts';
import { otherLabIdentity, RendezvousLab, runAll, settle } from '../../../../support/rendezvous/rendezvous-lab.ts';

const PASSWORD = 'open sesame';
const OTHER_GROUP = 'HHHHHHHHHHHHHHHHHHHHHA';

let lab: RendezvousLab;
let place: ListedPlace;
let lines: { close(): void }[];
let ports: EntrancePorts;

beforeEach(async () => {
  lab = await RendezvousLab.open();
  const { certificateSha256 } = lab.identity;
  place = {
    lobby: await lobbyIdOf(certificateSha256),
    certificateSha256: toBase64Url(certificateSha256),
    rendezvous: 'meet.example.org',
  };
  lines = [];
  ports = { ...lab.ports, onLine: (line) => void lines.push(line) };
});

function list(access: 'password' | 'knock' | 'open', password = ''): void {
  lab.strangers.set({ game: '', language: '', access, password });
}

describe('a password', () => {
  beforeEach(() => list('password', PASSWORD));
  const enter = (password: string) => enterByPassword(place, password, ports);

  it('leads to the invitation, however the keyboard writes its letters', async () => {
    expect(await enter(PASSWORD)).toEqual({ ok: true, value: lab.invitation });
    list('password', 'Cafe\u0301 au lait');
    expect(await enter('Caf\u00e9 au lait')).toEqual({ ok: true, value: lab.invitation });
  });

  it('that is wrong is counted, and locks its network out for a while, also with the right one', async () => {
    for (let guess = 0; guess < 5; guess++)
      expect(await enter(`guess ${guess}`)).toMatchObject({ error: { code: 'wrong-lobby-password' } });
    expect(await enter(PASSWORD)).toMatchObject({ error: { code: 'too-many-tries' } });
    lab.rendezvous.group = OTHER_GROUP;
    expect((await enter(PASSWORD)).ok).toBe(true);
    lab.rendezvous.group = 'GGGGGGGGGGGGGGGGGGGGGA';
    lab.clock.advance(120_000);
    expect((await enter(PASSWORD)).ok).toBe(true);
  });

  it('cannot be guessed more often by many at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, guess) => enter(`guess ${guess}`)));
    const codes = outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code));
    expect(codes.filter((code) => code === 'wrong-lobby-password')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(7);
  });

  it('ends with its listing, also for those who are about to prove it', async () => {
    const proving = enter(PASSWORD);
    lab.rendezvous.toHost = (text) => {
      if (text.includes('code-proof')) list('password', 'another one');
      return [text];
    };
    expect(await proving).toMatchObject({ error: { code: 'host-lost' } });
    list('knock');
    expect((await enter(PASSWORD)).ok).toBe(false);
  });

  it('stays unknown to a rendezvous that answers in the place of the host', async () => {
    const passed: string[] = [];
    lab.rendezvous.toHost = (text) => [...passed, text].slice(-1);
    lab.rendezvous.toGuest = (text) => {
      passed.push(text);
      return [text.includes('code-share') ? text.replace(/"share":"./, '"share":"Z') : text];
    };
    expect((await enter(PASSWORD)).ok).toBe(false);
    expect(passed.join()).not.toContain(formatInvitation(lab.invitation));
  });

  it('of one lobby is no use at another one that the rendezvous puts in its place', async () => {
    const elsewhere = { ...place, lobby: await lobbyIdOf(new Uint8Array(32)) };
    lab.rendezvous.answersAll = true;
    expect(await enterByPassword(elsewhere, PASSWORD, ports)).toMatchObject({
      error: { code: 'wrong-lobby-password' },
    });
  });

  it('is no code, and a code is no password', async () => {
    lab.rendezvous.relabel = 'code';
    expect((await enterByPassword(place, lab.agent.report.code.slice(4), ports)).ok).toBe(false);
  });

  it('does not help a replay of what its owner said', async () => {
    const said: string[] = [];
    lab.rendezvous.toHost = (text) => {
      said.push(text);
      return [text];
    };
    expect((await enter(PASSWORD)).ok).toBe(true);
    const [share = '', proof = ''] = said;
    const replies: string[] = [];
    lab.rendezvous.toHost = () => [];
    lab.rendezvous.toGuest = (text) => {
      replies.push(text);
      return [];
    };
    lab.rendezvous.tellHost({ type: 'guest', connection: 900, group: OTHER_GROUP, by: 'password' });
    await settle(() => replies.length === 1);
    lab.rendezvous.tellHost({ type: 'passed', connection: 900, text: share });
    await settle(() => replies.length === 2);
    lab.rendezvous.tellHost({ type: 'passed', connection: 900, text: proof });
    await settle(() => replies.length === 3);
    expect(replies.at(-1)).toContain('code-refused');
  });
});

describe('a knock', () => {
  beforeEach(() => list('knock'));
  const knock = (name = 'Robin') => knockAtListed(place, name, ports);
  const arrived = () => settle(() => lab.knocked.length > 0);

  it('shows the host who asks, and leads to the invitation when the host agrees', async () => {
    const knocking = knock(' Ro\u202ebin');
    await arrived();
    expect(lab.knocked).toEqual([{ id: 1, name: 'Robin', source: 'directory' }]);
    lab.knocks.answer(1, true);
    expect(await knocking).toEqual({ ok: true, value: lab.invitation });
    expect(lab.received).toEqual([]);
  });

  it('fails when the host refuses, or does not answer for a minute', async () => {
    const refused = knock();
    await arrived();
    lab.knocks.answer(1, false);
    expect(await refused).toMatchObject({ error: { code: 'refused' } });
    const unanswered = knock();
    await settle(() => lab.knocked.length > 1);
    lab.clock.advance(KNOCK_TIMEOUT_MS);
    expect(await unanswered).toMatchObject({ error: { code: 'refused' } });
  });

  it('is taken back when its sender gives up', async () => {
    const knocking = knock();
    await arrived();
    lines[0]?.close();
    await settle(() => lab.knocksGone.length > 0);
    expect(lab.knocksGone).toEqual([1]);
    expect(await knocking).toMatchObject({ error: { code: 'host-lost' } });
    lab.knocks.answer(1, true);
  });

  it('ends when the host is gone', async () => {
    const knocking = knock();
    await arrived();
    lab.rendezvous.restart();
    expect(await knocking).toMatchObject({ error: { code: 'host-lost' } });
    await settle(() => lab.knocksGone.length > 0);
    expect(lab.knocksGone).toEqual([1]);
  });

  it('is not heard by a host that does not list its lobby so', async () => {
    list('password', PASSWORD);
    expect(await knock()).toMatchObject({ error: { code: 'host-lost' } });
    expect(lab.knocked).toEqual([]);
  });

  it('tells nothing to a host with another certificate', async () => {
    const said: string[] = [];
    lab.agent.stop();
    const identity = await otherLabIdentity();
    lab.createAgent({ identity: hostIdentityOf(identity) });
    lab.rendezvous.lobby = await lobbyIdOf(identity.certificateSha256);
    lab.rendezvous.answersAll = true;
    await settle(() => lab.rendezvous.registrations === 2);
    lab.rendezvous.toHost = (text) => {
      said.push(text);
      return [text];
    };
    expect(await knock()).toMatchObject({ error: { code: 'wrong-certificate' } });
    expect(said).toEqual([]);
  });

  it('refuses an invitation to another lobby', async () => {
    const certificateSha256 = new Uint8Array(32).fill(5);
    lab.invite = () => formatInvitation({ ...lab.invitation, certificateSha256 });
    const knocking = knock();
    await arrived();
    lab.knocks.answer(1, true);
    expect(await knocking).toMatchObject({ error: { code: 'bad-answer' } });
  });

  it.each([
    ['changes', (text: string) => [`${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`]],
    ['repeats', (text: string) => [text, text]],
    ['keeps', () => []],
  ])('comes to nothing when the rendezvous %s its frames', async (what, tamper) => {
    lab.rendezvous.toHost = (text) => (text.includes('guest-key') ? [text] : tamper(text));
    const knocking = knock();
    if (what === 'keeps') {
      await runAll();
      lab.clock.advance(75_000);
    } else await settle(() => lab.knocked.length > 0 || lines.length > 0);
    await runAll();
    if (what === 'repeats') lab.knocks.answer(1, true);
    expect((await knocking).ok).toBe(false);
  });

  it('is no join, whatever the rendezvous says about the visit', async () => {
    lab.rendezvous.relabel = 'lobby';
    expect(await knock()).toMatchObject({ error: { code: 'host-lost' } });
    expect([lab.knocked, lab.received]).toEqual([[], []]);
  });
});
