import { MAX_LOBBY_PASSWORD_CHARACTERS, MIN_LOBBY_PASSWORD_CHARACTERS } from '../../../shared/ipc/lobbies-contract.ts';
import { checkMessage } from '../../../shared/protocol/parse.ts';
import { LISTING_ACCESS, listingTextsSchema } from '../../../shared/model/listing.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { HostListing } from '../../host/host-options.ts';
import { PASSWORD_VARIABLE, readLobbyPassword } from './lobby-password.ts';

/** The options of `npm run serve` that show a lobby to everybody. */
export const LISTING_OPTIONS = {
  list: { type: 'boolean' },
  game: { type: 'string' },
  language: { type: 'string' },
  access: { type: 'string' },
  'password-file': { type: 'string' },
} as const;

interface ListingTexts {
  readonly list: boolean;
  readonly game?: string | undefined;
  readonly language?: string | undefined;
  readonly access?: string | undefined;
  readonly 'password-file'?: string | undefined;
  readonly rendezvous?: readonly string[] | undefined;
}

/** Reads how a lobby shows itself to everybody; undefined = not at all. */
export function readListing(
  values: ListingTexts,
  environment: Readonly<Record<string, string | undefined>>,
): Result<HostListing | undefined, 'bad-option'> {
  const { list, game = '', language = '', access: wanted = 'open', rendezvous = [] } = values;
  const access = LISTING_ACCESS.find((known) => known === wanted);
  if (access === undefined)
    return failure('bad-option', `--access must be one of ${LISTING_ACCESS.join(', ')}, not '${wanted}'.`);
  const given = (['game', 'language', 'access'] as const).find((name) => values[name] !== undefined);
  if (!list && given !== undefined) return failure('bad-option', `--${given} works only with --list. Add it.`);
  if (!list) return success(undefined);
  if (rendezvous.length === 0)
    return failure('bad-option', '--list needs a rendezvous server. Add --rendezvous ADDRESS.');
  const texts = readTexts(game, language);
  if (!texts.ok) return texts;
  const password = access === 'password' ? readChosenPassword(values['password-file'], environment) : success('');
  return password.ok ? success({ ...texts.value, access, password: password.value }) : password;
}

function readTexts(game: string, language: string): Result<Pick<HostListing, 'game' | 'language'>, 'bad-option'> {
  const texts = checkMessage({ game, language }, listingTextsSchema);
  if (texts.ok) return texts;
  return checkMessage({ game, language: '' }, listingTextsSchema).ok
    ? failure('bad-option', `--language must be a language tag such as en or pt-BR, not '${language}'.`)
    : failure('bad-option', '--game must have at most 64 characters.');
}

function readChosenPassword(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, 'bad-option'> {
  const password = readLobbyPassword(file, environment);
  if (password.ok && password.value.length > MAX_LOBBY_PASSWORD_CHARACTERS)
    return failure('bad-option', `--access password takes at most ${MAX_LOBBY_PASSWORD_CHARACTERS} characters.`);
  return password.ok && password.value.length < MIN_LOBBY_PASSWORD_CHARACTERS
    ? failure(
        'bad-option',
        `--access password needs at least ${MIN_LOBBY_PASSWORD_CHARACTERS} characters in --password-file or ${PASSWORD_VARIABLE}.`,
      )
    : password;
}
