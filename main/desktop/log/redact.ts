// An invitation's code has at least 77 characters; secrets, tickets and cookies of 32 bytes have 43 in base64url.
const SECRET_RUN = /[A-Za-z0-9_-]{40,}/g;
const INVITATION_LINK = /earshot:\/\/join\/[^\s"']*/gi;
// Tokens of game interfaces are shorter and are recognised by the text before them.
const NAMED_TOKEN =
  /(?<![A-Za-z])(bearer[ \t]+|tokens?["']?[ \t]*[:=][ \t]*["']?|--game-token[ \t]+["']?)[A-Za-z0-9._~+/-]{8,}=*/gi;
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Converts text into one line that is safe to log: invitations, tokens and long random texts are removed, and control
 * characters become \u escapes, so that untrusted text cannot forge lines or move a terminal's cursor.
 */
export function redact(text: string): string {
  return text
    .replace(INVITATION_LINK, 'earshot://join/[redacted]')
    .replace(NAMED_TOKEN, '$1[redacted]')
    .replace(SECRET_RUN, '[redacted]')
    .replace(CONTROL_CHARACTERS, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
