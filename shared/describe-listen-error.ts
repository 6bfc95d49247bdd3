/**
 * Says why the system does not let a program listen at a place, which the beginning of the sentence names, and what to
 * do. `portOption` is the option that chooses the port. A port that is in use is the caller's case.
 */
export function describeListenError(
  place: string,
  { code, message }: { readonly code?: string | undefined; readonly message: string },
  portOption: string,
): string {
  if (code === 'EACCES')
    return `${place} can't be opened: the system reserves this port for administrators. Choose one above 1023 with ${portOption}.`;
  if (code === 'EADDRNOTAVAIL')
    return `${place} can't be opened: this machine has no such address. Use one of its own, or 0.0.0.0 for all.`;
  return `${place} can't be opened: ${message}.`;
}
