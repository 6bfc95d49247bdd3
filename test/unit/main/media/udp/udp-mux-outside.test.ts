import { describe, expect, it } from 'vitest';
import {
  encodeBindingSuccess,
  encodePlainBindingRequest,
  hasValidIntegrity,
  parseStun,
  STUN_BINDING_REQUEST,
} from '../../../../../main/media/ice/stun.ts';
import {
  AUTHENTIC,
  checkOf,
  createPeer,
  mediaTo,
  openPlayedMux,
  playMuxes,
  REMOTE,
  THIEF,
  VICTIM,
} from '../../../../support/lobby/played-mux.ts';
import { waitUntil } from '../../../../support/wait-until.ts';

playMuxes();

/** How the mux opens the way to guests outside, and learns how it looks from there. */

/** A mux that thinks it listens on all addresses, so that it may send to others than loopback. */
async function openOuterMux() {
  const played = await openPlayedMux('0.0.0.0');
  const peer = createPeer();
  let checks = 0;
  peer.onCheck = () => void checks++;
  played.opened.attach(peer);
  const requestsTo = (address: string) =>
    played.sent.filter((one) => one.address === address).map(({ packet }) => ({ packet, message: parseStun(packet)! }));
  return { ...played, peer, requestsTo, checksHeard: () => checks };
}

describe('a place that a guest names', () => {
  const GUEST = '198.51.100.20';
  const CANDIDATE = `candidate:1 1 udp 1 ${GUEST} 5000 typ srflx raddr 0.0.0.0 rport 0`;

  it('gets the host’s own checks, signed for the guest, and counts as proven once it answers', async () => {
    const { opened, peer, requestsTo, receive, sent } = await openOuterMux();
    opened.addCandidate(peer, CANDIDATE);
    await waitUntil('two checks were sent', () => requestsTo(GUEST).length >= 2);
    const [first, second] = requestsTo(GUEST);
    expect(first!.message).toMatchObject({
      type: STUN_BINDING_REQUEST,
      username: `theirs:${peer.ice.local.usernameFragment}`,
      hasUseCandidate: false,
    });
    expect(hasValidIntegrity(first!.packet, first!.message, REMOTE.password)).toBe(true);
    // ICE-CONTROLLED (RFC 8445, section 16.1), by which a browser takes the sender for a new candidate.
    expect(first!.packet.includes(Buffer.from([0x80, 0x29, 0, 8]))).toBe(true);
    expect(second!.message.transactionId).toEqual(first!.message.transactionId);
    receive(encodeBindingSuccess(first!.message.transactionId, '127.0.0.1', 1, REMOTE.password)!, GUEST);
    expect(peer.ice.selected).toMatchObject({ address: GUEST, port: 5_000, isProven: true });
    opened.send(peer, AUTHENTIC);
    expect(mediaTo(sent, GUEST)).toBe(1);
  });

  it('proves nothing by an answer from elsewhere, with a wrong password, or a second time', async () => {
    const { opened, peer, counters, requestsTo, receive } = await openOuterMux();
    opened.addCandidate(peer, CANDIDATE);
    await waitUntil('a check was sent', () => requestsTo(GUEST).length > 0);
    const { transactionId } = requestsTo(GUEST)[0]!.message;
    receive(encodeBindingSuccess(transactionId, '127.0.0.1', 1, REMOTE.password)!, THIEF);
    receive(encodeBindingSuccess(transactionId, '127.0.0.1', 1, 'wrong password of somebody')!, GUEST);
    expect([counters['stun-unexpected'], counters['stun-unauthentic'], peer.ice.paths]).toEqual([1, 1, []]);
    const right = encodeBindingSuccess(transactionId, '127.0.0.1', 1, REMOTE.password)!;
    receive(right, GUEST);
    opened.detach(peer);
    receive(right, GUEST);
    expect(counters['stun-unexpected']).toBe(2);
  });

  it('gets no more checks when the guest has chosen a path or is gone', async () => {
    const { opened, peer, requestsTo, receive, answerAt } = await openOuterMux();
    opened.addCandidate(peer, CANDIDATE);
    receive(checkOf(peer, 1), VICTIM);
    answerAt(VICTIM);
    expect(peer.ice.hasChosen).toBe(true);
    const other = createPeer();
    opened.addCandidate(other, CANDIDATE);
    opened.attach(other);
    opened.addCandidate(other, `1 1 udp 1 ${GUEST} 6000 typ host`);
    opened.detach(other);
    const third = createPeer();
    opened.attach(third);
    opened.addCandidate(third, '1 1 udp 1 198.51.100.21 5000 typ host');
    await waitUntil('the third guest gets checks', () => requestsTo('198.51.100.21').length > 1);
    expect(requestsTo(GUEST)).toEqual([]);
  });
});

describe('the host’s own outer address', () => {
  it('comes from the STUN server that was asked, and forged answers are dropped and counted', async () => {
    const { opened, counters, sent, receive } = await openPlayedMux('0.0.0.0');
    const asked = opened.askStunServer({ address: VICTIM, port: 5_000 });
    const { transactionId } = parseStun(sent[0]!.packet)!;
    const answer = encodeBindingSuccess(transactionId, '203.0.113.5', 40_000, 'any')!;
    receive(answer, THIEF);
    receive(encodeBindingSuccess(Buffer.alloc(12), '203.0.113.66', 40_000, 'any')!, VICTIM);
    expect(counters['stun-unexpected']).toBe(2);
    receive(answer, VICTIM);
    expect(await asked).toEqual({ ok: true, value: { address: '203.0.113.5', port: 40_000 } });
    expect(await opened.askStunServer({ address: '2001:db8::50', port: 3_478 })).toMatchObject({ ok: false });
    expect(await opened.askStunServer({ address: 'stun.example.org', port: 3_478 })).toMatchObject({ ok: false });
  });
});

it('hears a probe from outside by its transaction, until it is no longer expected', async () => {
  const { opened, counters, receive } = await openPlayedMux();
  const [expected, other] = [Buffer.alloc(12, 7), Buffer.alloc(12, 8)];
  let arrived = 0;
  const end = opened.expectProbe(expected, () => void arrived++);
  receive(encodePlainBindingRequest(other), THIEF);
  receive(encodePlainBindingRequest(expected), VICTIM);
  expect([arrived, counters['stun-unexpected']]).toEqual([1, 1]);
  end();
  receive(encodePlainBindingRequest(expected), VICTIM);
  expect([arrived, counters['stun-unexpected']]).toEqual([1, 2]);
});
