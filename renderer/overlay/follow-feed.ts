import * as v from 'valibot';
import { overlayPictureSchema, type OverlayPicture } from '../../shared/model/overlay.ts';

const FIRST_RETRY_MS = 500;
/** Earshot may start hours after the streaming program. */
const LONGEST_RETRY_MS = 5_000;

/**
 * Calls `show` with every picture of the feed, and with null when the feed is lost; reconnects until the page is
 * closed.
 */
export function followFeed(pageUrl: URL, show: (picture: OverlayPicture | null) => void): void {
  const url = new URL(pageUrl);
  url.protocol = 'ws:';
  url.search = '';
  let retryMs = FIRST_RETRY_MS;

  function connect(): void {
    const socket = new WebSocket(url);
    socket.addEventListener('message', ({ data }) => {
      retryMs = FIRST_RETRY_MS;
      show(parsePicture(data));
    });
    socket.addEventListener('close', () => {
      show(null);
      setTimeout(connect, retryMs);
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    });
  }

  connect();
}

function parsePicture(data: unknown): OverlayPicture | null {
  try {
    const parsed = v.safeParse(overlayPictureSchema, JSON.parse(String(data)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
