const HOST_AND_PORT =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::([1-9]\d{0,4}))?$/;

/** Returns whether `text` names a STUN server: `HOST` or `HOST:PORT`, IPv6 in brackets. */
export function isStunServer(text: string): boolean {
  const match = HOST_AND_PORT.exec(text);
  return match !== null && Number(match[1] ?? 1) <= 65_535;
}
