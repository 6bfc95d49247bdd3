import type { LobbyMember } from '../lobby-member.ts';

/** Serves members on their channel `files`. */
export interface FilesDesk {
  opened(member: LobbyMember): void;
  closed(member: LobbyMember): void;
  handle(member: LobbyMember, message: string | Buffer): void;
}

/** Passes on what happens on a member's channel `files`. Calls `onOpen` before the first of it. */
export function followFiles(member: LobbyMember, files: FilesDesk, onOpen: () => void): void {
  const { events } = member.peer;
  events.on('filesOpen', () => {
    onOpen();
    files.opened(member);
  });
  events.on('fileMessage', (message) => files.handle(member, message));
  events.on('filesClosed', () => files.closed(member));
  events.on('closed', () => files.closed(member));
}
