import type { ServerboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { CloseReason } from '../../media/peer-session.ts';
import type { ClientConnection } from './client-connection.ts';
import { explainEnd, NO_CHANNEL } from './explain-end.ts';

/** From the answer until the data channel must be open. */
const CONNECT_TIMEOUT_MS = 15_000;

interface ConnectionHandlers {
  readonly schedule: Schedule;
  /** The data channel is open. */
  readonly onOpen: () => void;
  readonly onMessage: (message: ServerboundChannelMessage) => void;
  /** Media has ended, for any reason. */
  readonly onClosed: (reason: CloseReason) => void;
}

/**
 * Follows a client from the answer to its end: it waits for the channel, reads messages, and explains an end that the
 * client can prevent. Returns what to do when the channel opens, for a client whose channel is open already.
 */
export function followConnection(
  connection: ClientConnection,
  { schedule, onOpen, onMessage, onClosed }: ConnectionHandlers,
): () => void {
  const { events } = connection.peer;
  const stopWaiting = schedule(() => connection.end(NO_CHANNEL), CONNECT_TIMEOUT_MS);
  const open = (): void => {
    stopWaiting();
    connection.isChannelOpen = true;
    onOpen();
  };
  events.on('channelOpen', open);
  events.on('message', (text) => {
    const message = connection.parse(text);
    if (message !== undefined) onMessage(message);
  });
  events.on('ending', (end) => {
    const explanation = explainEnd(end);
    if (explanation !== undefined) connection.explain(explanation);
  });
  events.on('closed', ({ reason }) => {
    stopWaiting();
    onClosed(reason);
  });
  return open;
}
