import type { ComponentProps } from 'react';
import type { ClipboardAnswer, InviteClipboard } from '../../../renderer/bridge/read-clipboard.ts';
import type { JoinForm } from '../../../renderer/features/lobby/start/JoinForm.tsx';

/** A clipboard with the same content. */
export function clipboardWith(answer: ClipboardAnswer): InviteClipboard {
  return { glance: async () => answer, paste: async () => answer };
}

/** What the form needs that no state changes. */
export const SAMPLE_JOIN: Omit<ComponentProps<typeof JoinForm>, 'isBusy' | 'isDisabled' | 'problem'> = {
  isInvitationWrong: false,
  hasFocus: false,
  takesCodes: true,
  onAddServer: null,
  clipboard: clipboardWith({ kind: 'none' }),
  nameOf: () => null,
  isOwn: () => false,
  onJoin: () => undefined,
  onCheck: () => undefined,
  onEdit: () => undefined,
  onCancel: () => undefined,
};
