import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClientPeer } from '../../../main/media/client-peer.ts';
import { createDtlsCertificate } from '../../../main/media/dtls/dtls-certificate.ts';
import { openLoneEndpoint } from '../../support/lobby/media-endpoint.ts';
import { SRTP_AEAD_AES_128_GCM, SRTP_AES128_CM_HMAC_SHA1_80 } from '../../../main/media/rtp/srtp-keys.ts';
import { joinFrames } from '../../../shared/opus-packet.ts';
import {
  expectSoundBothWays,
  joinClient,
  joinRawPeer,
  logOf,
  openSocket,
  openTestHost,
  portOf,
  RawPeer,
  type TestHost,
} from '../../support/lobby/net-peers.ts';
import { CHROMIUM_OFFER } from '../../support/lobby/sdp.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { silentLog } from '../../support/silent-log.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

let host: TestHost;

beforeEach(async () => {
  host = await openTestHost();
});
afterEach(() => host.endpoint.close());

/** Lets the host's time pass four times as fast. More at once would be a host that stood still. Call it every 10 ms. */
function passQuickly(): boolean {
  host.skewMs += 30;
  return true;
}

describe('a client and the endpoint', () => {
  it.each([
    ['AEAD_AES_128_GCM', SRTP_AEAD_AES_128_GCM],
    ['AES128_CM_HMAC_SHA1_80', SRTP_AES128_CM_HMAC_SHA1_80],
  ] as const)('exchange sound and messages under %s', async (_name, profile) => {
    const joined = await joinClient(host, 1, [profile]);

    await expectSoundBothWays(host, joined);
    expect(joined.client.sendMessage('grüße')).toBe(true);
    expect(joined.client.sendMessage('')).toBe(true);
    expect(joined.hostPeer.sendMessage('x'.repeat(20_000))).toBe(true);
    await waitUntil(
      'the messages came',
      () => joined.hostLog.messages.length === 2 && joined.clientLog.messages.length === 1,
    );

    expect(joined.hostLog.messages).toEqual(['grüße', '']);
    expect(joined.clientLog.messages).toEqual(['x'.repeat(20_000)]);
    await joined.client.close();
  });

  it('keeps the sound of many clients apart', async () => {
    const joined = await Promise.all([1, 2, 3, 4, 5].map((slot) => joinClient(host, slot)));

    for (const { client, hostPeer } of joined) {
      const payload = Buffer.from(`to the host ${hostPeer.slot}`);
      client.sendOpus(payload, payload.length, 960, true);
      const answer = Buffer.from(`from the host ${hostPeer.slot}`);
      host.endpoint.sendOpus(hostPeer.slot, answer, answer.length, 960, true);
    }
    await waitUntil(
      'all frames have arrived',
      () => host.heard.length === 5 && joined.every(({ heard }) => heard.length === 1),
    );

    for (const frame of host.heard) expect(frame.text).toBe(`to the host ${frame.slot}`);
    for (const { heard, hostPeer } of joined) expect(heard[0]!.text).toBe(`from the host ${hostPeer.slot}`);
    await Promise.all(joined.map(({ client }) => client.close()));
  });

  it('exchange packets of one frame if the client takes no longer ones', async () => {
    const { client, heard } = await joinClient(host, 1, undefined, (offer) =>
      offer.replace('a=rtcp-mux\r\n', 'a=rtcp-mux\r\na=maxptime:20\r\n'),
    );
    // Opus' first byte 8: one frame of 20 ms.
    const frames = ['\b one', '\b another'].map((text) => Buffer.from(text));
    const two = new Uint8Array(40);
    host.endpoint.sendOpus(1, two, joinFrames(frames[0]!, 5, frames[1]!, 9, two), 960, true);
    await waitUntil('both frames have arrived', () => heard.length === 2);

    expect(heard.map(({ text }) => text)).toEqual(['\b one', '\b another']);
    await client.close();
  });

  it('leave silent packets sealed, and hear what follows', async () => {
    const { client, hostLog } = await joinClient(host, 1);
    const startMs = performance.now();
    for (let frame = 1; frame <= 70; frame++) {
      // Opus' first byte 8: one frame of 20 ms.
      const payload = Buffer.from(`\b frame ${frame}`);
      host.skewMs = startMs + frame * 20 - performance.now();
      client.sendOpus(payload, payload.length, frame * 960, false, frame === 1 || frame === 70 ? 30 : 127);
      await waitUntil('the frame has arrived', () => host.heard.length === frame);
    }

    expect(host.heard.filter(({ text }) => text === '').length).toBeGreaterThanOrEqual(50);
    expect(host.heard.at(-1)!.text).toBe('\b frame 70');
    expect(host.endpoint.unopenedPackets()).toBeGreaterThanOrEqual(50);
    const before = host.endpoint.unopenedPackets();
    await client.close();
    await waitUntil('the host reports the end', () => hostLog.closed.length > 0);
    expect(host.endpoint.unopenedPackets()).toBe(before);
  });

  it('know the round trip after their first reports', async () => {
    const joined = await joinClient(host, 1);
    const payload = Buffer.from('frame');
    let timestamp = 0;

    await waitUntil('both know the round trip', () => {
      joined.client.sendOpus(payload, payload.length, (timestamp += 960), false);
      host.endpoint.sendOpus(1, payload, payload.length, timestamp, false);
      return joined.hostPeer.quality().roundTripMs !== undefined && joined.client.quality().roundTripMs !== undefined;
    });

    expect(joined.hostPeer.quality().roundTripMs).toBeLessThan(1_000);
    await joined.client.close();
  });

  it('disconnect at once when the client leaves, which frees the slot', async () => {
    const first = await joinClient(host, 1);
    await first.client.close();
    await waitUntil('the host reports the end', () => first.hostLog.closed.length > 0);
    expect(first.hostLog.closed).toEqual(['left']);
    expect(first.clientLog.closed).toEqual(['local']);

    const second = await joinClient(host, 1);
    await expectSoundBothWays(host, second);
    await second.client.close();
  });

  it('disconnect at once when the host closes the peer', async () => {
    const joined = await joinClient(host, 1);

    await joined.hostPeer.close();
    await waitUntil('the client reports the end', () => joined.clientLog.closed.length > 0);

    expect(joined.clientLog.closed).toEqual(['left']);
    expect(joined.hostLog.closed).toEqual(['local']);
    expect(joined.hostPeer.sendMessage('too late')).toBe(false);
  });

  it('disconnect after a timeout when the client vanishes', async () => {
    const { raw, hostLog } = await joinRawPeer(host, 1);
    raw.vanish();

    await waitUntil('the host reports the end', () => passQuickly() && hostLog.closed.length > 0);

    expect(hostLog.closed).toEqual(['silent']);
  });

  it('stay connected when the host has stood still for half a minute', async () => {
    const joined = await joinClient(host, 1);

    host.skewMs += 30_000;
    await waitUntil('both have reported', () => {
      joined.hostPeer.sendOpus(Buffer.from('awake'), 5, 960, false);
      return joined.hostPeer.quality().roundTripMs !== undefined;
    });

    await expectSoundBothWays(host, joined);
    expect(joined.hostLog.closed).toEqual([]);
    await joined.client.close();
  });

  it('disconnect when no check arrives within 8 s', async () => {
    const client = await createClientPeer({
      log: silentLog,
      onOpus: () => {},
      nowMs: () => performance.now(),
      loopbackOnly: true,
    });
    const accepted = await host.endpoint.accept(1, client.offerSdp);
    if (!accepted.ok) throw new Error(accepted.error.message);
    const log = logOf(accepted.value);

    await waitUntil('the host gives up', () => passQuickly() && log.closed.length > 0);

    expect(log.closed).toEqual(['failed']);
    await client.close();
  });

  it('follow a client to another address, and no recorded check', async () => {
    const { raw, hostPeer } = await joinRawPeer(host, 1);
    const [thief, roaming] = [await openSocket(), await openSocket()];
    let stolen = 0;
    let heardElsewhere = 0;
    thief.on('message', (packet) => (stolen += (packet[0] ?? 0) >= 128 ? 1 : 0));
    roaming.on('message', (packet, sender) => {
      if ((packet[0] ?? 0) >= 128) heardElsewhere += 1;
      else raw.ice.receive(packet, sender.address, sender.port, performance.now());
    });
    const check = raw.sent.findLast((packet) => (packet[0] ?? 255) <= 3)!;
    const replayed = host.endpoint.dropped()['stun-replayed']!;
    thief.send(check, raw.hostPort, '127.0.0.1');
    await waitUntil('the recorded check is dropped', () => host.endpoint.dropped()['stun-replayed']! > replayed);

    raw.moveTo(roaming);
    await waitUntil('sound arrives at the new address', () => {
      hostPeer.sendOpus(Buffer.from('hello'), 5, 960, false);
      return heardElsewhere > 0;
    });
    expect(stolen).toBe(0);

    thief.close();
    raw.vanish();
  });
});

describe('the endpoint', () => {
  it.runIf(hasIpv6)('of both families connects a client that only finds its IPv6 address', async () => {
    const opened = await openLoneEndpoint({
      log: silentLog,
      bindAddress: '::',
      port: 0,
      findCandidates: async (port) => [{ host: '::1', port }],
      certificate: await createDtlsCertificate(),
      nowMs: () => performance.now(),
      onOpus: () => {},
    });
    if (!opened.ok) throw new Error(opened.error.message);
    const client = await createClientPeer({ log: silentLog, nowMs: () => performance.now(), onOpus: () => {} });
    const accepted = await opened.value.accept(1, client.offerSdp);
    if (!accepted.ok) throw new Error(accepted.error.message);
    const log = logOf(client);
    await client.accept(accepted.value.answerSdp);
    await waitUntil('the channel is open', () => log.isChannelOpen);
    expect(accepted.value.ice.selected?.address).toBe('::1');
    await client.close();
    await opened.value.close();
  });

  it('reports that its port is in use', async () => {
    const second = await openLoneEndpoint({
      certificate: await createDtlsCertificate(),
      log: silentLog,
      bindAddress: '127.0.0.1',
      port: host.endpoint.port,
      findCandidates: async () => [],
      nowMs: () => 0,
      onOpus: () => {},
    });

    expect(second).toMatchObject({ ok: false, error: { code: 'port-in-use' } });
    if (!second.ok) expect(second.error.message).toContain(String(host.endpoint.port));
  });

  it('reports that its address does not belong to this machine', async () => {
    const opened = await openLoneEndpoint({
      certificate: await createDtlsCertificate(),
      log: silentLog,
      bindAddress: '192.0.2.1',
      port: 0,
      findCandidates: async () => [],
      nowMs: () => 0,
      onOpus: () => {},
    });

    expect(opened).toMatchObject({ ok: false, error: { code: 'bind-failed' } });
  });

  it('refuses a bad offer and keeps the slot', async () => {
    expect(await host.endpoint.accept(1, 'nonsense')).toMatchObject({ ok: false, error: { code: 'bad-offer' } });
    expect(await host.endpoint.accept(1, CHROMIUM_OFFER)).toMatchObject({ ok: true });
  });

  it('lets only one of two headsets into a slot that ask at the same time', async () => {
    const ask = () => host.endpoint.accept(1, CHROMIUM_OFFER, undefined, '', 'headset');
    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first, second]).toMatchObject([{ ok: true }, { ok: false, error: { code: 'bad-offer' } }]);
  });

  it('answers only the peer whose offer it accepted', async () => {
    const raw = await RawPeer.open();
    const accepted = await host.endpoint.accept(1, raw.offerSdp);
    if (!accepted.ok) throw new Error(accepted.error.message);
    const forged = accepted.value.answerSdp.replaceAll(/a=ice-pwd:.*/g, 'a=ice-pwd:0123456789012345678901234');

    raw.accept(forged);
    await waitUntil('the checks are refused', () => host.endpoint.dropped()['stun-unauthentic']! > 3);

    expect(raw.ice.selected).toBeUndefined();
    raw.vanish();
  });

  it('does not assign an address to a second peer while the first uses it', async () => {
    const { raw } = await joinRawPeer(host, 1);
    const other = await RawPeer.open();
    const accepted = await host.endpoint.accept(2, other.offerSdp);
    if (!accepted.ok) throw new Error(accepted.error.message);
    other.accept(accepted.value.answerSdp);
    await waitUntil('the second client has sent checks', () => other.sent.length > 0);

    raw.socket.send(other.sent[0]!, raw.hostPort, '127.0.0.1');
    await waitUntil('its checks are refused', () => host.endpoint.dropped()['address-taken']! > 0);

    expect(portOf(raw.socket)).not.toBe(portOf(other.socket));
    raw.vanish();
    other.vanish();
  });
});
