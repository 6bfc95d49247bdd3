import { describe, expect, it } from 'vitest';
import type { PreparedJoin, SignallingClient } from '../../../../shared/join/signalling-client.ts';
import { createPageSignalling } from '../../../../renderer/guest/page-signalling.ts';
import { statementOf } from '../../../../shared/rendezvous/join-request.ts';
import { toBase64Url, type Invitation } from '../../../../shared/protocol/invitation/invitation.ts';
import { directPasswordOf } from '../../../../shared/rendezvous/direct-join.ts';
import type { JoinApproach } from '../../../../shared/rendezvous/join-plan.ts';
import type { Result } from '../../../../shared/result.ts';
import { fingerprintText } from '../../../../shared/sdp/sdp-transport.ts';
import { joinedFor, RendezvousLab, settle } from '../../../support/rendezvous/rendezvous-lab.ts';
import { strangersOffer } from '../../../support/lobby/offers.ts';

const PROOF = { publicKey: 'A'.repeat(43), signature: 'A'.repeat(86) };
const OFFER = strangersOffer('firefox-153-max-bundle');
const ADDRESSES = [{ host: '192.0.2.7', port: 7_777 }] as const;

/** An answer as far as a client checks it: the certificate that it announces. */
function answerWith(certificateSha256: Uint8Array): string {
  const lines = ['v=0', 'o=- 1 1 IN IP4 0.0.0.0', 's=-', 't=0 0'];
  return [...lines, `a=fingerprint:sha-256 ${fingerprintText(certificateSha256)}`, ''].join('\r\n');
}

/** A host behind a rendezvous that answers with this certificate, and a page. */
async function openLab(certificateOf = (own: Uint8Array): Uint8Array => own) {
  const lab = await RendezvousLab.open();
  lab.accept = (connection) => ({
    handleMessage(message) {
      lab.received.push(message);
      if (message.type !== 'join') return;
      connection.markJoined();
      connection.send({
        ...joinedFor(message.name),
        answer: answerWith(certificateOf(lab.identity.certificateSha256)),
      });
    },
    handleClosed: () => undefined,
  });
  const signed: string[] = [];
  let closed = 0;
  const signalling = createPageSignalling({
    ports: {
      ...lab.ports,
      openSocket(url, events) {
        const socket = lab.ports.openSocket(url, events);
        return {
          send: (text) => socket.send(text),
          close() {
            closed++;
            socket.close();
          },
        };
      },
    },
    ownRendezvous: undefined,
    async prove(invitation, offer) {
      signed.push(statementOf(invitation, offer));
      return PROOF;
    },
  });
  return { lab, signalling, signed, closedSockets: () => closed };
}

/** Resolves as soon as `pending` does, while time stands still. */
async function outcomeOf<T>(pending: Promise<T>): Promise<T> {
  const outcomes: T[] = [];
  void pending.then((value) => outcomes.push(value));
  await settle(() => outcomes.length > 0);
  if (outcomes.length === 0) throw new Error('Nothing happened.');
  return outcomes[0] as T;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function prepare(
  signalling: SignallingClient,
  invitation: Invitation,
  approach: JoinApproach = 'fastest',
): Promise<PreparedJoin> {
  return valueOf(await outcomeOf(signalling.prepare({ invitation, approach, relayOnly: false })));
}

describe('the ways of a page into a lobby', () => {
  it('lead through the rendezvous of the invitation, with its relays, and prove who joins', async () => {
    const { lab, signalling, signed } = await openLab();
    const way = await prepare(signalling, lab.invitation);
    expect(way).toMatchObject({ path: 'rendezvous', iceServers: [{ urls: ['turn:192.0.2.9'] }] });
    const session = valueOf(await outcomeOf(way.join({ name: 'Fox', offer: 'v=0' })));
    expect(session.joined).toMatchObject({
      path: 'rendezvous',
      answer: answerWith(lab.identity.certificateSha256),
      welcome: { participantId: 1, name: 'Fox', lobbyName: 'Cellar' },
      channelJoin: '',
    });
    expect(lab.received).toMatchObject([{ type: 'join', name: 'Fox', identity: PROOF }]);
    expect(signed).toEqual([statementOf(lab.invitation, 'v=0')]);
  });

  it('refuse an answer with another certificate than that of the invitation', async () => {
    const { lab, signalling, closedSockets } = await openLab((own) => own.map((byte) => byte ^ 1));
    const way = await prepare(signalling, lab.invitation);
    expect(await outcomeOf(way.join({ name: 'Fox', offer: 'v=0' }))).toMatchObject({
      ok: false,
      error: { code: 'wrong-certificate' },
    });
    expect(closedSockets()).toBe(1);
  });

  it('give up their place at the rendezvous when the channel is open', async () => {
    const { lab, signalling, closedSockets } = await openLab();
    const way = await prepare(signalling, lab.invitation);
    const session = valueOf(await outcomeOf(way.join({ name: 'Fox', offer: 'v=0' })));
    const ends: string[] = [];
    session.onEnded(({ reason }) => ends.push(reason));
    session.channelOpened();
    expect([closedSockets(), ends]).toEqual([1, []]);
  });

  it('lead by UDP alone where the invitation names no rendezvous', async () => {
    const { lab, signalling } = await openLab();
    const invitation = { ...lab.invitation, addresses: [...ADDRESSES], rendezvous: '' };
    const way = await prepare(signalling, invitation);
    expect(way).toMatchObject({ path: 'udp', iceServers: [], cause: 'unreachable' });
    const { joined } = valueOf(await way.join({ name: 'Fox', offer: OFFER }));
    expect(joined).toMatchObject({ path: 'udp', welcome: null });
    const fragment = /a=ice-ufrag:(\S+)/.exec(joined.answer)?.[1] ?? '';
    expect(joined.answer).toContain(`a=ice-pwd:${await directPasswordOf(invitation.secret, fragment)}`);
    expect(joined.answer).toContain(fingerprintText(invitation.certificateSha256));
    expect(joined.answer).toContain('192.0.2.7 7777');
    expect(JSON.parse(joined.channelJoin)).toMatchObject({
      type: 'join',
      secret: toBase64Url(invitation.secret),
      name: 'Fox',
      offer: OFFER,
      identity: PROOF,
    });
  });

  it('say that a host with nothing but a name is not reachable from a page', async () => {
    const { lab, signalling } = await openLab();
    const invitation = { ...lab.invitation, addresses: [{ host: 'host.example', port: 7_777 }], rendezvous: '' };
    const way = await prepare(signalling, invitation);
    expect(await way.join({ name: 'Fox', offer: OFFER })).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    });
  });

  it('never lead by UDP alone if nobody may learn the address', async () => {
    const { lab, signalling } = await openLab();
    const invitation = { ...lab.invitation, addresses: [...ADDRESSES], rendezvous: '' };
    expect(await signalling.prepare({ invitation, approach: 'udp', relayOnly: true })).toMatchObject({
      ok: false,
      error: { code: 'no-relay' },
    });
  });

  it('lead by the approach that is asked for', async () => {
    const { lab, signalling } = await openLab();
    const invitation = { ...lab.invitation, addresses: [...ADDRESSES] };
    expect(await prepare(signalling, invitation, 'udp')).toMatchObject({ path: 'udp', cause: null });
    expect(await prepare(signalling, invitation, 'relay')).toMatchObject({ path: 'rendezvous' });
    const elsewhere = { ...invitation, certificateSha256: new Uint8Array(32) };
    expect(await prepare(signalling, elsewhere)).toMatchObject({ path: 'udp', cause: 'lobby-not-there' });
    expect(
      await outcomeOf(signalling.prepare({ invitation: elsewhere, approach: 'rendezvous', relayOnly: false })),
    ).toMatchObject({ ok: false, error: { code: 'lobby-not-there' } });
  });

  it('look for codes at the rendezvous that serves the page, if there is one', async () => {
    const { signalling } = await openLab();
    expect(await signalling.readCode('K7Q-29MDX', [])).toMatchObject({
      ok: false,
      error: { code: 'no-rendezvous-set' },
    });
  });
});
