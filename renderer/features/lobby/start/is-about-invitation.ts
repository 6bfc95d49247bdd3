import { INVITATION_FAILURE_CODES } from '../../../../shared/protocol/invitation/parse-invitation.ts';
import type { ShownError } from '../../../i18n/error-text.ts';

const CODES: ReadonlySet<string> = new Set([
  ...INVITATION_FAILURE_CODES,
  'wrong-secret',
  'wrong-certificate',
  'bad-code',
  'unknown-code',
  'wrong-code',
]);

/** Whether another invitation would help, so that the error belongs to the field with the invitation. */
export function isAboutInvitation({ code }: ShownError): boolean {
  return CODES.has(code);
}
