import type { ResumeRequest } from '../../../shared/protocol/signalling.ts';

/** Remembers who this window is in the lobby that it is in, so that it returns as the same participant. */
export interface ResumeMemory {
  /** Returns who this window is in the lobby of this invitation; undefined = nobody yet. */
  read(invitation: string): ResumeRequest | undefined;
  /** Takes the newest token, in place of the one before. */
  remember(invitation: string, resume: ResumeRequest): void;
  /** The person has left: nobody returns. */
  forget(): void;
}

/** Creates a memory that lasts as long as the window. */
export function createResumeMemory(): ResumeMemory {
  let known: { readonly invitation: string; readonly resume: ResumeRequest } | undefined;
  return {
    read: (invitation) => (known?.invitation === invitation ? known.resume : undefined),
    remember: (invitation, resume) => void (known = { invitation, resume }),
    forget: () => void (known = undefined),
  };
}
