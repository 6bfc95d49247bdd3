import type { HostDescription } from '../../host/host-options.ts';

/** Returns what the terminal says about a lobby that has opened. */
export function lobbyText({ lobbyName, port, invitation, gameApi }: HostDescription, more: readonly string[]): string {
  const urls = [gameApi.url, gameApi.loopbackUrl].filter((url) => url !== null).join(' or ');
  return [
    `Lobby '${lobbyName}' is open on port ${port} (TCP and UDP). Invite players with this link:`,
    invitation,
    ...more,
    `Game servers send positions to ${urls} with the token ${gameApi.token}`,
  ].join('\n\n');
}
