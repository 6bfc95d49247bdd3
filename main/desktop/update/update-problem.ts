import type { AppEvents } from '../app/ports.ts';

type Problem = NonNullable<AppEvents['update:status']['problem']>;

const MESSAGES: Readonly<Record<Problem, string>> = {
  unreachable: 'The update server cannot be reached.',
  'no-list': 'The update server has no list of versions for this system.',
  damaged: "The download did not match the update server's list, so it was deleted.",
  'not-installed': 'The newer version could not be installed.',
  other: 'The check for a newer version failed.',
};

/** Codes of electron-updater's errors, and of Node's and Chromium's network, by their meaning for the user. */
const CODES: readonly (readonly [RegExp, Problem])[] = [
  [/^ERR_CHECKSUM_MISMATCH$/, 'damaged'],
  [
    /^ERR_UPDATER_(CHANNEL_FILE_NOT_FOUND|INVALID_UPDATE_INFO|NO_FILES_PROVIDED|INVALID_VERSION|LATEST_VERSION_NOT_FOUND|ASSET_NOT_FOUND|NO_CHECKSUM|FILE_NOT_FOUND)$/,
    'no-list',
  ],
  [/^ERR_UPDATER_(INVALID_SIGNATURE|ZIP_FILE_NOT_FOUND|OLD_FILE_NOT_FOUND|UNSIGNED_APP)/, 'not-installed'],
  [/^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE)$/, 'unreachable'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|CERT_|ERR_TLS_|UNABLE_TO_)/, 'unreachable'],
  [/^HTTP_ERROR_404$/, 'no-list'],
  [/^HTTP_ERROR_/, 'unreachable'],
];

const MAX_DETAILS_LENGTH = 200;

/** Classifies an update error, and describes it in a sentence with the details. */
export function describeUpdateProblem(error: unknown): { readonly problem: Problem; readonly message: string } {
  const problem = problemOf(error);
  const details =
    (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, MAX_DETAILS_LENGTH) ?? '';
  return { problem, message: `${MESSAGES[problem]} (${details})` };
}

function problemOf(error: unknown): Problem {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  const byCode = CODES.find(([pattern]) => typeof code === 'string' && pattern.test(code));
  if (byCode !== undefined) return byCode[1];
  return typeof message === 'string' && /net::ERR_|timed out|socket hang up|aborted/i.test(message)
    ? 'unreachable'
    : 'other';
}
