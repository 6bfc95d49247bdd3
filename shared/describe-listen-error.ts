/**
 * Says why the system does not let a program listen at a place, which the beginning of the sentence names, and what to
 * do. `portOption` is the option that chooses `port`. A port that is in use is the caller's case.
 */
export function describeListenError(
  place: string,
  { code, message }: { readonly code?: string | undefined; readonly message: string },
  { port, portOption }: { readonly port: number; readonly portOption: string },
): string {
  if (code === 'EACCES' && port < 1_024)
    return `${place} can't be opened: the system reserves this port for administrators. Choose one above 1023 with ${portOption}.`;
  // Windows reserves ranges of ports for virtual machines.
  if (code === 'EACCES')
    return `${place} can't be opened: the system reserves this port. Choose another one with ${portOption}.`;
  if (code === 'EADDRNOTAVAIL')
    return `${place} can't be opened: this machine has no such address. Use one of its own, or :: for all.`;
  return `${place} can't be opened: ${message}.`;
}
