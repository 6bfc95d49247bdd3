import { LINK_END_REASONS, type LinkEndReason } from '../../../shared/ipc/link-contract.ts';

/** Returns why a lobby ended, or was not joined, by the code. Most codes mean that the host was not heard. */
export function reasonOf(code: string): LinkEndReason {
  if (code === 'headset-replaced') return 'headset-ended';
  return LINK_END_REASONS.find((reason) => reason === code) ?? 'host-lost';
}
