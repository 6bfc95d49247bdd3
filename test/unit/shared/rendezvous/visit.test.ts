import { describe, expect, it, vi } from 'vitest';
import { hostIdentityOf } from '../../../../main/host/listen/host-identity.ts';
import { createHostHello } from '../../../../shared/rendezvous/handshake.ts';
import { visit, type Visit } from '../../../../shared/rendezvous/visit.ts';
import { findPublicKey } from '../../../../shared/rendezvous/crypto/certificate-der.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Tamper } from '../../../support/rendezvous/memory-rendezvous.ts';
import {
  joinRequest,
  otherLabIdentity,
  RendezvousLab,
  runAll,
  settle,
} from '../../../support/rendezvous/rendezvous-lab.ts';

async function visitOf(lab: RendezvousLab): Promise<Visit> {
  const visited = await visit(lab.invitation, lab.ports);
  if (!visited.ok) throw new Error(visited.error.message);
  return visited.value;
}

/** Resolves as soon as `pending` does, while time stands still. */
async function outcomeOf<T>(pending: Promise<T>): Promise<T> {
  let outcome: { readonly value: T } | undefined;
  void pending.then((value) => (outcome = { value }));
  await settle(() => outcome !== undefined);
  if (outcome === undefined) throw new Error('Nothing happened.');
  return outcome.value;
}

async function codeOf(pending: Promise<Result<unknown>>): Promise<string> {
  const outcome = await outcomeOf(pending);
  return outcome.ok ? 'ok' : outcome.error.code;
}

/** Passes texts on and keeps them. */
function recordIn(texts: string[]): Tamper {
  return (text) => {
    texts.push(text);
    return [text];
  };
}

describe('a visit', () => {
  it("brings a join to the host, and the host's answer back, and names the relays first", async () => {
    const lab = await RendezvousLab.open();
    const visited = await visitOf(lab);
    expect(visited.iceServers).toEqual([{ urls: ['turn:192.0.2.9'], username: 'u', credential: 'c' }]);
    expect(lab.received).toEqual([]);
    const joined = await visited.join(joinRequest(lab.invitation));
    expect(joined).toMatchObject({ ok: true, value: { name: 'Fox', answer: 'answer to Fox' } });
    expect(lab.received).toEqual([joinRequest(lab.invitation)]);
    expect(lab.connections[0]?.addressGroup).toBe('rendezvous GGGGGGGGGGGGGGGGGGGGGA');
  });

  it('brings candidates in order, and a leave', async () => {
    const lab = await RendezvousLab.open();
    const visited = await visitOf(lab);
    await visited.join(joinRequest(lab.invitation));
    for (const candidate of ['candidate:1', 'candidate:2', 'candidate:3']) visited.sendCandidate(candidate);
    visited.leave();
    await settle(() => lab.received.length === 5);
    expect(lab.received.slice(1).map((message) => (message.type === 'candidate' ? message.candidate : ''))).toEqual([
      'candidate:1',
      'candidate:2',
      'candidate:3',
      '',
    ]);
    expect(lab.received.at(-1)?.type).toBe('leave');
  });

  it('says that the lobby is busy, not that it is gone, when the host drops a guest at its limit', async () => {
    const lab = await RendezvousLab.open();
    for (let connection = 1; connection <= 200; connection++)
      lab.rendezvous.tellHost({
        type: 'guest',
        connection: 1_000 + connection,
        group: 'GGGGGGGGGGGGGGGGGGGGGA',
        by: 'lobby',
      });
    const busy = await visit(lab.invitation, lab.ports);
    expect(busy).toMatchObject({ ok: false, error: { code: 'lobby-busy' } });
  });

  it("returns the host's refusal", async () => {
    const lab = await RendezvousLab.open();
    const visited = await visitOf(lab);
    const request = { ...joinRequest(lab.invitation), secret: 'AAAAAAAAAAAAAAAAAAAAAA' };
    expect(await codeOf(visited.join(request))).toBe('wrong-secret');
  });

  it('tells how the host ends it, and when the rendezvous goes', async () => {
    const lab = await RendezvousLab.open();
    const [first, second] = [await visitOf(lab), await visitOf(lab)];
    const ends: string[] = [];
    first.onClosed((end) => ends.push(`first ${end}`));
    second.onClosed((end) => ends.push(`second ${end}`));
    await first.join(joinRequest(lab.invitation));
    await second.join(joinRequest(lab.invitation));
    lab.connections[0]?.send({ type: 'closing', reason: 'replaced' });
    await settle(() => ends.length === 1);
    lab.rendezvous.restart();
    await settle(() => ends.length === 2);
    expect(ends).toEqual(['first replaced', 'second host-lost']);
    expect(await codeOf(second.join(joinRequest(lab.invitation)))).toBe('host-lost');
  });

  it('keeps the member when the guest closes it after the answer, and not before', async () => {
    const lab = await RendezvousLab.open();
    const joined = await visitOf(lab);
    await joined.join(joinRequest(lab.invitation));
    joined.close();
    await runAll();
    expect(lab.closed).toBe(0);
    const early = await visitOf(lab);
    await settle(() => lab.connections.length === 2);
    early.close();
    await settle(() => lab.closed === 1);
    expect(lab.closed).toBe(1);
  });

  it('does not know a lobby that nobody registered', async () => {
    const lab = await RendezvousLab.open();
    const { certificateSha256 } = await otherLabIdentity();
    expect(await codeOf(visit({ ...lab.invitation, certificateSha256 }, lab.ports))).toBe('lobby-not-there');
  });

  it('waits for a rendezvous that restarts, and gives one up that does not answer', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.mode = 'refusing';
    const visiting = visit(lab.invitation, lab.ports);
    await settle(() => lab.rendezvous.opened === 2);
    await runAll();
    lab.clock.advance(300);
    expect(lab.rendezvous.opened).toBe(3);
    await runAll();
    lab.rendezvous.mode = 'normal';
    lab.clock.advance(2_000);
    expect(await codeOf(visiting)).toBe('ok');

    for (const mode of ['refusing', 'silent'] as const) {
      lab.rendezvous.mode = mode;
      const failing = visit(lab.invitation, lab.ports);
      await runAll();
      for (let step = 0; step < 20; step++) {
        lab.clock.advance(500);
        await runAll();
      }
      expect(await codeOf(failing), mode).toBe('no-rendezvous');
    }
    lab.rendezvous.mode = 'garbage';
    expect(await codeOf(visit(lab.invitation, lab.ports))).toBe('no-rendezvous');
  });

  it('gives a host up that does not answer', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.toGuest = () => [];
    const visiting = visit(lab.invitation, lab.ports);
    await runAll();
    lab.clock.advance(6_000);
    expect(await codeOf(visiting)).toBe('timeout');

    lab.rendezvous.toGuest = (text) => [text];
    const visited = await visitOf(lab);
    lab.rendezvous.toGuest = () => [];
    const joining = visited.join(joinRequest(lab.invitation));
    await runAll();
    lab.clock.advance(15_000);
    expect(await codeOf(joining)).toBe('timeout');
  });

  it('refuses an offer that is too long to pass', async () => {
    const lab = await RendezvousLab.open();
    const visited = await visitOf(lab);
    expect(await codeOf(visited.join(joinRequest(lab.invitation, 'Fox', 'x'.repeat(30_000))))).toBe('bad-offer');
  });
});

describe('a rendezvous between guest and host', () => {
  it('reads nothing of what they say', async () => {
    const lab = await RendezvousLab.open();
    const seen: string[] = [];
    lab.rendezvous.toHost = recordIn(seen);
    lab.rendezvous.toGuest = recordIn(seen);
    const visited = await visitOf(lab);
    await visited.join(joinRequest(lab.invitation, 'Robin', 'v=0 private'));
    for (const text of seen)
      for (const secret of ['Robin', 'private', 'Cellar', joinRequest(lab.invitation).secret])
        expect(text).not.toContain(secret);
  });

  it.each<[string, (text: string) => readonly string[]]>([
    ['changes', (text) => [text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`]],
    ['replaces', () => ['AAAAAAAAAAAAAAAAAAAAAAAA']],
    ['reflects', () => []],
  ])('makes the join fail if it %s the answer', async (_, change) => {
    const lab = await RendezvousLab.open();
    const visited = await visitOf(lab);
    let own = '';
    lab.rendezvous.toHost = (text) => [(own = text)];
    lab.rendezvous.toGuest = (text) => {
      const changed = change(text);
      return changed.length === 0 ? [own] : changed;
    };
    expect(await codeOf(visited.join(joinRequest(lab.invitation)))).toBe('bad-answer');
  });

  it('cannot change, repeat or move a join', async () => {
    for (const change of [
      (text: string) => [(text.startsWith('A') ? 'B' : 'A') + text.slice(1)],
      (text: string) => [text.slice(4)],
    ]) {
      const lab = await RendezvousLab.open();
      const visited = await visitOf(lab);
      lab.rendezvous.toHost = change;
      void visited.join(joinRequest(lab.invitation));
      await runAll();
      expect(lab.received).toEqual([]);
    }
    const lab = await RendezvousLab.open();
    const visited = await visitOf(lab);
    lab.rendezvous.toHost = (text) => [text, text];
    void visited.join(joinRequest(lab.invitation));
    await vi.waitFor(() => expect(lab.received.map(({ type }) => type)).toEqual(['join']));
    await runAll();
    expect(lab.received.map(({ type }) => type)).toEqual(['join']);
  });

  it('cannot replay an earlier guest to the host', async () => {
    const lab = await RendezvousLab.open();
    const recorded: string[] = [];
    lab.rendezvous.toHost = recordIn(recorded);
    await (await visitOf(lab)).join(joinRequest(lab.invitation));
    expect(recorded).toHaveLength(2);
    lab.rendezvous.tellHost({ type: 'guest', connection: 99, group: 'GGGGGGGGGGGGGGGGGGGGGA', by: 'lobby' });
    await runAll();
    for (const text of recorded) lab.rendezvous.tellHost({ type: 'passed', connection: 99, text });
    await runAll();
    expect(lab.received).toHaveLength(1);
  });

  it("cannot show a guest another host's certificate, nor a key that the host did not sign", async () => {
    const lab = await RendezvousLab.open();
    const impostor = hostIdentityOf(await otherLabIdentity());
    const real = hostIdentityOf(lab.identity);
    const lobby = 'AAAAAAAAAAAAAAAAAAAAAA';
    for (const identity of [
      impostor,
      { ...real, sign: impostor.sign },
      { ...real, sign: (text: string) => real.sign(`${text} `) },
      { ...impostor, sign: real.sign },
    ]) {
      lab.rendezvous.toGuest = (_, connection) => {
        void createHostHello(identity, { lobby: '', connection }).then(({ text }) =>
          lab.rendezvous.tellGuest(connection, text),
        );
        return [];
      };
      expect(await codeOf(visit(lab.invitation, lab.ports))).toBe('wrong-certificate');
    }
    lab.rendezvous.toGuest = (text) => [text.replace(/"key":"./, '"key":"C')];
    expect(await codeOf(visit(lab.invitation, lab.ports))).toBe('wrong-certificate');
    const elsewhere = await createHostHello(real, { lobby, connection: 1 });
    lab.rendezvous.toGuest = () => [elsewhere.text];
    expect(await codeOf(visit(lab.invitation, lab.ports)), 'signed for another lobby').toBe('wrong-certificate');
    expect(findPublicKey(real.certificate)).toBeDefined();
  });

  it('cannot be the host with the help of an invited guest, who knows the secret', async () => {
    const lab = await RendezvousLab.open();
    // A key that the real host signed before, for which nobody else has the private part.
    let recorded = '';
    lab.rendezvous.toGuest = (text) => [(recorded = text)];
    const first = await visitOf(lab);
    first.close();
    lab.rendezvous.toGuest = () => [recorded];
    expect(await codeOf(visit(lab.invitation, lab.ports)), 'signed for another connection').toBe('wrong-certificate');
    // The same connection number: after a restart, a rendezvous could give it again.
    const accomplice = await createHostHello(hostIdentityOf(await otherLabIdentity()), {
      lobby: 'AAAAAAAAAAAAAAAAAAAAAA',
      connection: 1,
    });
    const again = await RendezvousLab.open();
    let guestKey = '';
    again.rendezvous.toGuest = () => [recorded];
    again.rendezvous.toHost = (text) => [(guestKey ||= text)].slice(1);
    const visited = await visitOf(again);
    await settle(() => guestKey !== '');
    const channel = await accomplice.accept(guestKey, again.secret);
    const joining = visited.join(joinRequest(again.invitation));
    again.rendezvous.tellGuest(1, (await channel!.seal(JSON.stringify({ protocol: 'earshot' })))!);
    expect(await codeOf(joining)).toBe('bad-answer');
  });

  it('is of no use without the invitation: a guest without the secret reaches nobody', async () => {
    const lab = await RendezvousLab.open();
    const stranger = await visit({ ...lab.invitation, secret: new Uint8Array(16) }, lab.ports);
    if (!stranger.ok) throw new Error(stranger.error.message);
    const joining = stranger.value.join(joinRequest(lab.invitation));
    expect(await codeOf(joining)).toBe('host-lost');
    expect(lab.received).toEqual([]);
  });
});
