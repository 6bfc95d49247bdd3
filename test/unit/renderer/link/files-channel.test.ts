import { expect, it } from 'vitest';
import { openFilesChannel } from '../../../../renderer/link/files-channel.ts';
import { FileExchange } from '../../../../shared/join/files/file-exchange.ts';

const LIST = JSON.stringify({ type: 'files', maxBytes: 5, rows: [] });

const REST = { sha256: '', preview: 0, agoSeconds: 0, isOwn: false } as const;

/** A data channel that the test opens and closes. */
class Channel extends EventTarget {
  binaryType = '';
  readyState = 'open';
  readonly sent: unknown[] = [];
  send = (message: unknown): void => void this.sent.push(message);
}

function openChannel() {
  const channel = new Channel();
  const exchange = new FileExchange();
  const labels: string[] = [];
  const createDataChannel = (label: string): RTCDataChannel => {
    labels.push(label);
    return channel as unknown as RTCDataChannel;
  };
  openFilesChannel({ createDataChannel }, exchange);
  const tell = (data: unknown): unknown => channel.dispatchEvent(new MessageEvent('message', { data }));
  return { channel, exchange, labels, tell };
}

it('opens a channel of its own, and hears the host also before the event that it is open', () => {
  const { channel, exchange, labels, tell } = openChannel();
  channel.readyState = 'connecting';
  void exchange.get({ ...{ file: 7, from: 2, sender: 'Ada', identity: '', name: 'a', size: 5, image: '' }, ...REST });
  tell(LIST);
  expect(channel.sent).toEqual([]);
  channel.readyState = 'open';
  channel.dispatchEvent(new Event('open'));
  expect(channel.sent).toEqual(['{"type":"get","file":7,"offset":0,"length":5}']);
  expect(labels).toEqual(['files']);
  expect(channel.binaryType).toBe('arraybuffer');
  expect(exchange.maxBytes).toBe(5);
});

it('sends nothing on a channel that is closed, and hears nothing of what is neither text nor bytes', () => {
  const { channel, exchange, tell } = openChannel();
  channel.dispatchEvent(new Event('open'));
  exchange.remove(1);
  expect(channel.sent).toEqual(['{"type":"remove","file":1}']);
  tell(new Blob(['a']));
  channel.readyState = 'closed';
  exchange.remove(2);
  expect(channel.sent).toHaveLength(1);
});
