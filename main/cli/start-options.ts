import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import { findAddressFlaw } from '../host/listen/host-addresses.ts';
import { parseArguments, parseInteger } from './options.ts';
import { readPublicAddress } from './public-address.ts';
import { SCENARIO_IDS, type ScenarioId } from '../practice/choose-script.ts';

/** The options of `npm start`. */
export interface StartOptions {
  readonly wantsHelp: boolean;
  /** Whether to open a window, rather than print a link. */
  readonly wantsWindow: boolean;
  /** Whether to first build what is missing or older than its sources. */
  readonly mayBuild: boolean;
  /** The address on which hosted lobbies listen. */
  readonly bindAddress: string;
  /** The TCP and UDP port on which hosted lobbies listen if it is free; null = as in the settings. */
  readonly lobbyPort: number | null;
  /** The host name or address at which others reach this machine; null = as in the settings. */
  readonly publicAddress: string | null;
  /** The port at that address; not given = that of the lobby. */
  readonly publicPort?: number;
  /** The folder of settings and log; null = the system's place for them. */
  readonly dataFolder: string | null;
  /** Whether to open the practice lobby at once. */
  readonly wantsPractice: boolean;
  /** The game that its simulated players play; null = they walk around. */
  readonly scenario: ScenarioId | null;
  /** The invitation of an opened link. */
  readonly invitation: Invitation | null;
}

const MAX_QUOTED_CHARACTERS = 60;

/** The options, for `parseArguments`. */
export const START_OPTIONS = {
  bind: { type: 'string' },
  port: { type: 'string' },
  'public-address': { type: 'string' },
  'public-port': { type: 'string' },
  practice: { type: 'boolean' },
  scenario: { type: 'string' },
  'no-window': { type: 'boolean' },
  'no-build': { type: 'boolean' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/**
 * Parses the arguments after the program's name; a failure says what is wrong with them. `alsoKnown`: options that the
 * command of the player has besides, in another form.
 */
export function parseStartOptions(
  programArguments: readonly string[],
  alsoKnown: readonly string[] = [],
): Result<StartOptions> {
  const parsed = parseArguments(programArguments, START_OPTIONS, { maxWords: Infinity, alsoKnown });
  return parsed.ok ? readOptions(parsed.value) : bad(parsed.error.message);
}

/**
 * Parses Electron's arguments, which include switches of Electron and Chromium and the application's folder; unknown
 * ones are skipped.
 */
export function pickStartOptions(programArguments: readonly string[]): Result<StartOptions> {
  const { values } = parseArgs({ args: [...programArguments], options: START_OPTIONS, strict: false });
  const ours = Object.entries(START_OPTIONS).flatMap(([name, { type }]) =>
    typeof values[name as keyof typeof START_OPTIONS] === type
      ? [[name, values[name as keyof typeof START_OPTIONS]]]
      : [],
  );
  return readOptions({ values: Object.fromEntries(ours) as Values, positionals: [] });
}

type Values = {
  readonly [Name in keyof typeof START_OPTIONS]?: (typeof START_OPTIONS)[Name]['type'] extends 'string'
    ? string
    : boolean;
};

function readOptions({
  values,
  positionals,
}: {
  readonly values: Values;
  readonly positionals: readonly string[];
}): Result<StartOptions> {
  const bindAddress = values.bind ?? '::';
  const bindFlaw = findAddressFlaw({ bindAddress, publicAddress: null });
  if (bindFlaw !== undefined) return bad(`--bind: ${bindFlaw}`);
  const reach = readPublicAddress(values['public-address'], values['public-port']);
  if (!reach.ok) return bad(reach.error.message);
  const lobbyPort = values.port === undefined ? success(null) : parseInteger('port', values.port, 1, 65_535);
  if (!lobbyPort.ok) return bad(lobbyPort.error.message);
  if (values['data-dir'] === '') return bad('--data-dir needs a folder.');
  const scenario = parseScenario(values.scenario);
  if (!scenario.ok) return scenario;
  const invitation = parseInvitationArgument(positionals);
  if (!invitation.ok) return invitation;
  return success({
    wantsHelp: values.help ?? false,
    wantsWindow: values['no-window'] !== true,
    mayBuild: values['no-build'] !== true,
    wantsPractice: values.practice ?? false,
    scenario: scenario.value,
    bindAddress,
    lobbyPort: lobbyPort.value,
    ...reach.value,
    dataFolder: values['data-dir'] ?? null,
    invitation: invitation.value,
  });
}

function parseScenario(text: string | undefined): Result<ScenarioId | null> {
  const scenario = text === undefined ? null : SCENARIO_IDS.find((id) => id === text);
  return scenario === undefined
    ? bad(`--scenario must be one of ${SCENARIO_IDS.join(', ')}, not '${text}'.`)
    : success(scenario);
}

/** A shell that was given the text around a link without quotes splits it into several arguments. */
function parseInvitationArgument(words: readonly string[]): Result<Invitation | null> {
  if (words.length === 0) return success(null);
  const text = words.join(' ');
  const invitation = parseInvitation(text);
  if (invitation.ok) return invitation;
  return bad(
    invitation.error.code === 'bad-invitation'
      ? `'${shorten(text)}' isn't an option or an invitation. An invitation starts with earshot://join/.`
      : invitation.error.message,
  );
}

function shorten(text: string): string {
  return text.length <= MAX_QUOTED_CHARACTERS ? text : `${text.slice(0, MAX_QUOTED_CHARACTERS)}...`;
}

function bad(message: string): Result<never> {
  return failure('bad-options', message);
}
