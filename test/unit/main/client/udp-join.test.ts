import { describe, expect, it } from 'vitest';
import { joinByUdp, writeUdpJoin, type JoiningPeer } from '../../../../main/client/udp-join.ts';
import type { PeerEvents } from '../../../../main/media/host-peer.ts';
import type { Invitation } from '../../../../shared/protocol/invitation/invitation.ts';
import { isPinnedAnswer } from '../../../../shared/protocol/pinned-answer.ts';
import { success } from '../../../../shared/result.ts';
import { TypedEmitter } from '../../../../shared/typed-emitter.ts';
import { CHROMIUM_OFFER } from '../../../support/lobby/sdp.ts';

const INVITATION: Invitation = {
  addresses: [{ host: '192.0.2.7', port: 7_777 }],
  certificateSha256: new Uint8Array(32).fill(0xa0),
  secret: new Uint8Array(16),
  rendezvous: '',
};
const REFUSAL = JSON.stringify({
  protocol: 'earshot',
  version: 1,
  type: 'error',
  code: 'lobby-full',
  message: 'Full.',
});

/** A peer whose host behaves as a test asks, and a clock that runs out at once when the test asks. */
function createLab() {
  const events = new TypedEmitter<PeerEvents>((error) => {
    throw error;
  });
  const lab = { answer: '', sent: [] as string[], runOut: new Set<() => void>() };
  const peer: JoiningPeer = {
    offerSdp: CHROMIUM_OFFER,
    events,
    async accept(answer) {
      lab.answer = answer;
      return success(undefined);
    },
    sendMessage: (text) => lab.sent.push(text) > 0,
  };
  const joining = joinByUdp({ invitation: INVITATION, name: 'Fox' }, peer, (run) => {
    lab.runOut.add(run);
    return () => lab.runOut.delete(run);
  });
  const until = async (isThere: () => boolean): Promise<void> => {
    await expect.poll(isThere).toBe(true);
  };
  /** Opens the channel, and waits for the join. */
  const open = async (): Promise<void> => {
    await until(() => lab.runOut.size === 1);
    events.emit('channelOpen', undefined);
    await until(() => lab.sent.length === 1);
  };
  return { lab, events, joining, open, until };
}

describe('joinByUdp', () => {
  it('connects to the certificate of the invitation, and sends the offer and the secret when the channel is open', async () => {
    const { lab, events, joining, open } = createLab();
    await open();
    expect(isPinnedAnswer(lab.answer, INVITATION.certificateSha256)).toBe(true);
    expect(JSON.parse(lab.sent[0] ?? '')).toMatchObject({ type: 'join', name: 'Fox', offer: CHROMIUM_OFFER });
    events.emit('message', REFUSAL);
    expect(await joining).toMatchObject({ ok: false, error: { code: 'lobby-full', message: 'Full.' } });
    expect(lab.runOut.size).toBe(0);
  });

  it('reports a host that nobody reaches, one that takes too long, and one that vanishes', async () => {
    const unreached = createLab();
    await unreached.until(() => unreached.lab.runOut.size === 1);
    for (const run of unreached.lab.runOut) run();
    expect(await unreached.joining).toMatchObject({ error: { code: 'unreachable' } });

    const slow = createLab();
    await slow.open();
    for (const run of slow.lab.runOut) run();
    expect(await slow.joining).toMatchObject({ error: { code: 'host-lost' } });

    const gone = createLab();
    await gone.open();
    gone.events.emit('closed', { reason: 'left', detail: '' });
    expect(await gone.joining).toMatchObject({ error: { code: 'host-lost' } });
  });

  it.each(['{', '{"type":"ping","id":1}'])('does not take %j for an answer', async (text) => {
    const { events, joining, open } = createLab();
    await open();
    events.emit('message', text);
    expect(await joining).toMatchObject({ error: { code: 'bad-answer' } });
  });
});

describe('writeUdpJoin', () => {
  it('looks up names, which are no candidates', async () => {
    const addresses = [{ host: 'localhost', port: 7_777 }];
    const written = await writeUdpJoin({
      invitation: { ...INVITATION, addresses },
      name: 'Fox',
      offer: CHROMIUM_OFFER,
    });
    if (!written.ok) throw new Error(written.error.message);
    expect(written.value.answer).toMatch(/ udp \d+ (127\.0\.0\.1|::1) 7777 typ host/);
  });

  it('fails with a name that nobody knows, and with an offer that no host could answer', async () => {
    const request = { invitation: INVITATION, name: 'Fox', offer: CHROMIUM_OFFER };
    const unknown = { ...INVITATION, addresses: [{ host: 'nobody.invalid', port: 7_777 }] };
    expect(await writeUdpJoin({ ...request, invitation: unknown })).toMatchObject({ error: { code: 'unreachable' } });
    expect(await writeUdpJoin({ ...request, offer: 'v=0' })).toMatchObject({ error: { code: 'bad-offer' } });
  });
});
