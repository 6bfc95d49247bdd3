import { describe, expect, it } from 'vitest';
import { createClientPeer } from '../../../main/media/client-peer.ts';
import type { HostPeer } from '../../../main/media/host-peer.ts';
import type { Result } from '../../../shared/result.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { logOf, openTestHost } from '../../support/lobby/net-peers.ts';
import { silentLog } from '../../support/silent-log.ts';
import { waitUntil } from '../../support/wait-until.ts';

const EVENTS = ['connected', 'channelOpen', 'message', 'closed'] as const;

/** The error that an event's listener throws, so that the log identifies it. */
const failIn = (event: string) => (): never => {
  throw new Error(`broken ${event}`);
};

function valueOf<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('a failure in a listener', () => {
  it('is logged at both ends with its stack, for every event of a connection, and the connection carries on', async () => {
    const host = await openTestHost();
    afterTest(() => host.endpoint.close());
    const logged: string[] = [];
    const client = await createClientPeer({
      log: { ...silentLog, error: (message, cause) => logged.push(`${message} ${String(cause)}`) },
      nowMs: () => performance.now(),
      loopbackOnly: true,
      onOpus: () => undefined,
    });
    const hostPeer: HostPeer = valueOf(await host.endpoint.accept(1, client.offerSdp));
    for (const event of EVENTS) {
      client.events.on(event, failIn(event));
      hostPeer.events.on(event, failIn(event));
    }
    const [clientLog, hostLog] = [logOf(client), logOf(hostPeer)];
    valueOf(await client.accept(hostPeer.answerSdp));
    await waitUntil('the channel is open', () => clientLog.isChannelOpen && hostLog.isChannelOpen);
    client.sendMessage('to the host');
    hostPeer.sendMessage('to the client');
    await waitUntil(
      'the messages have arrived',
      () => clientLog.messages.length === 1 && hostLog.messages.length === 1,
    );
    await client.close();
    await waitUntil('the host reports the end', () => hostLog.closed.length === 1);
    expect(host.logged).toEqual(
      EVENTS.map((event) => expect.stringContaining(`A listener of peer 1 failed. Error: broken ${event}`)),
    );
    expect(logged).toEqual(EVENTS.map((event) => `A listener of the connection failed. Error: broken ${event}`));
  });
});
