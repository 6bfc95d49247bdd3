type WatchedConnection = Pick<RTCPeerConnection, 'addEventListener' | 'getConfiguration'>;

/** Watches a connection, and says why nothing came through if nothing does. */
export class SilenceCause {
  readonly #connection: WatchedConnection;
  #hasRelayAddress = false;

  constructor(connection: WatchedConnection) {
    this.#connection = connection;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.type === 'relay') this.#hasRelayAddress = true;
    });
  }

  /**
   * Returns the code of an error: `relay-refused` = only relays may be used, and none gave an address; `no-media` = the
   * host has let this participant in (`isWelcome`); `unreachable` = it never answered.
   */
  codeIf(isWelcome: boolean): 'relay-refused' | 'no-media' | 'unreachable' {
    const isRelayOnly = this.#connection.getConfiguration().iceTransportPolicy === 'relay';
    if (isRelayOnly && !this.#hasRelayAddress) return 'relay-refused';
    return isWelcome ? 'no-media' : 'unreachable';
  }
}
