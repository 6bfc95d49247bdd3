import type { FileExchange, FileLine } from '../../shared/join/files/file-exchange.ts';
import { FILES_LABEL } from '../../shared/protocol/files/file-messages.ts';

/** Opens the channel `files` on a connection whose first channel is open; `exchange` sends and gets files on it. */
export function openFilesChannel(
  connection: Pick<RTCPeerConnection, 'createDataChannel'>,
  exchange: FileExchange,
): void {
  const channel = connection.createDataChannel(FILES_LABEL);
  channel.binaryType = 'arraybuffer';
  const line: FileLine = {
    send(message) {
      if (channel.readyState !== 'open') return;
      if (typeof message === 'string') channel.send(message);
      else channel.send(message as Uint8Array<ArrayBuffer>);
    },
  };
  const receive = (data: unknown): void => {
    if (typeof data === 'string') exchange.receive(line, data);
    else if (data instanceof ArrayBuffer) exchange.receive(line, new Uint8Array(data));
  };
  // In Chromium, what the host says first may come before the channel is open, and nothing can be sent until then.
  const early: unknown[] = [];
  let isOpen = false;
  channel.addEventListener('open', () => {
    isOpen = true;
    exchange.open(line);
    for (const data of early.splice(0)) receive(data);
  });
  channel.addEventListener('close', () => exchange.close(line));
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isOpen) receive(data);
    else early.push(data);
  });
}
