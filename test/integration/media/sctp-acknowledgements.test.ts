import { expect, it } from 'vitest';
import { createDropCounters } from '../../../main/media/drop-counters.ts';
import { SctpAssociation } from '../../../main/media/sctp/sctp-association.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Two associations on one link, which drops the sender's packets that `isLost` selects. */
async function connect(isLost: (packet: number) => boolean = () => false) {
  const heard: string[] = [];
  const sent = { sender: 0, receiver: 0 };
  let isEstablished = false;
  const open = (isServer: boolean, send: (packet: Buffer) => void): SctpAssociation =>
    new SctpAssociation({
      isServer,
      maxWaitingBytes: 100_000,
      counters: createDropCounters(),
      nowMs: 0,
      send,
      onEstablished: () => (isEstablished = true),
      onMessage: (_streamId, _payloadProtocol, data) => heard.push(data.toString()),
      onStreamsReset: () => undefined,
      onEnded: () => undefined,
      onMisbehaved: (detail) => heard.push(detail),
    });
  const sender: SctpAssociation = open(false, (packet) => {
    const number = sent.sender++;
    if (!isEstablished || !isLost(number)) setImmediate(() => receiver.receive(Buffer.from(packet), 0));
  });
  const receiver: SctpAssociation = open(true, (packet) => {
    sent.receiver++;
    setImmediate(() => sender.receive(Buffer.from(packet), 0));
  });
  receiver.start();
  sender.start();
  await waitUntil('the association is established', () => isEstablished);
  sent.sender = 0;
  sent.receiver = 0;
  const say = async (text: string): Promise<void> => {
    const count = heard.length;
    sender.send(1, 51, Buffer.from(text));
    await waitUntil(`${text} has arrived`, () => heard.length > count);
  };
  return { sender, receiver, sent, heard, say };
}

it('are sent for every second message, and for the last one too', async () => {
  const { sender, receiver, sent, heard, say } = await connect();
  for (let number = 0; number < 21; number++) await say(`message ${number}`);
  await waitUntil(
    'all messages are acknowledged',
    () => sender.waitingOn(1).unsentBytes + sender.waitingOn(1).sentBytes === 0,
  );
  expect(heard).toHaveLength(21);
  expect(sent.receiver).toBeLessThanOrEqual(13);
  sender.close();
  receiver.close();
});

it('are sent at once for a message after a gap, so that the sender can fill it', async () => {
  const { sender, receiver, sent, heard } = await connect((packet) => packet === 0);
  for (let number = 0; number < 6; number++) sender.send(1, 51, Buffer.from(`message ${number}`));
  await waitUntil('all messages have arrived', () => heard.length === 6);
  expect(heard[0]).toBe('message 0');
  expect(sent.receiver).toBeGreaterThanOrEqual(3);
  sender.close();
  receiver.close();
});
