import { expect, it } from 'vitest';
import { isAboutInvitation } from '../../../../../../renderer/features/lobby/start/is-about-invitation.ts';

it('blames the invitation only where another one would help', () => {
  for (const code of ['bad-invitation', 'invitation-typo', 'wrong-secret', 'wrong-certificate'] as const)
    expect(isAboutInvitation({ code }), code).toBe(true);
  for (const code of ['unreachable', 'lobby-full', 'bad-name', 'no-media', 'internal'] as const)
    expect(isAboutInvitation({ code }), code).toBe(false);
});
