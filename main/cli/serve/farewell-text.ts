/** The fate of a lobby when its host ended. */
export type Farewell =
  | { readonly kind: 'closed' }
  /** Its host comes back, and the members wait. */
  | { readonly kind: 'restarting' }
  /** The host has passed it on to this player's computer. */
  | { readonly kind: 'handed-over'; readonly to: string }
  /** Members had elected another host while this one was away. */
  | { readonly kind: 'moved' };

/** Returns what the terminal says last about a lobby. `keepsKeys`: its invitation leads to the next lobby here. */
export function farewellText(lobbyName: string, farewell: Farewell, keepsKeys: boolean): string {
  const lobby = `Lobby '${lobbyName}'`;
  const next = keepsKeys ? ' The next start opens a new lobby with the same invitation.' : '';
  switch (farewell.kind) {
    case 'closed':
      return `${lobby} is closed.`;
    case 'restarting':
      return `${lobby} waits for this host. Start it again within a minute.`;
    case 'handed-over':
      return `${lobby} lives on: ${farewell.to === '' ? 'a player' : farewell.to} hosts it now.${next}`;
    case 'moved':
      return `${lobby} has another host: while this one was away, the players elected one of their computers.${next}`;
  }
}
