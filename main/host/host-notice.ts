/** Something that the person who hosts should know. */
export type HostNotice =
  /** The wanted port was in use, so the lobby listens on another one. */
  | { readonly code: 'other-port'; readonly wantedPort: number; readonly port: number }
  /** This machine has no network address, so nobody else can join. */
  | { readonly code: 'only-loopback' };

/** Returns the notice in English, for logs and terminals. */
export function noticeText(notice: HostNotice): string {
  if (notice.code === 'only-loopback')
    return 'This computer has no network address, so nobody else can join. Connect it to a network.';
  return `Port ${notice.wantedPort} is in use, so the lobby uses ${notice.port}. Players on the internet can't reach it until you forward that port.`;
}
