import type { LifeState } from '../../../../shared/model/presence.ts';
import { parseParticipantName } from '../../../../shared/model/name.ts';

/** The fields of an identity in a known JSON format. Any of them may be missing. */
export interface LinkIdentity {
  /** The player's or character's name, cleaned. */
  readonly name: string | undefined;
  /** Parts of the world that this program's context does not distinguish; '' = none. */
  readonly place: string;
  readonly team: string | undefined;
  readonly state: LifeState | undefined;
}

const NOTHING: LinkIdentity = { name: undefined, place: '', team: undefined, state: undefined };

/** Source numbers its teams: 0 = not assigned, 1 = spectators, and those of the game from 2. */
const SOURCE_SPECTATORS = 1;
const SOURCE_TEAM = /(?:^|;)team:(\d{1,3})(?:;|$)/;

/**
 * Reads the identity field, which may hold anything. Known: Guild Wars 2 (`name`, `team_color_id`); the Fabric mod for
 * Minecraft (`name`, `dimension`, `worldSpawn`), which writes one constant context on every server; games on Source
 * (`universe:...;...;team:3`).
 */
export function parseLinkIdentity(gameName: string, text: string): LinkIdentity {
  if (gameName.startsWith('Source engine')) return { ...NOTHING, ...sourceSide(text) };
  const fields = parseObject(text);
  if (fields === undefined) return NOTHING;
  const name = fields['name'];
  return {
    ...NOTHING,
    name: typeof name === 'string' ? parseParticipantName(name) : undefined,
    place: gameName === 'Minecraft' ? minecraftPlace(fields) : '',
    team: gameName === 'Guild Wars 2' ? guildWarsTeam(fields) : undefined,
  };
}

function sourceSide(text: string): Pick<LinkIdentity, 'team' | 'state'> {
  const team = Number(SOURCE_TEAM.exec(text)?.[1] ?? 0);
  if (team === SOURCE_SPECTATORS) return { team: undefined, state: 'spectator' };
  return { team: team === 0 ? undefined : `Source team ${team}`, state: undefined };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

function minecraftPlace(fields: Readonly<Record<string, unknown>>): string {
  const { dimension, worldSpawn } = fields;
  const spawn =
    Array.isArray(worldSpawn) && worldSpawn.length === 3 && worldSpawn.every(Number.isFinite)
      ? worldSpawn.join(',')
      : '';
  return [typeof dimension === 'string' ? dimension : '', spawn].filter((part) => part !== '').join(' ');
}

/** Player-versus-player and world-versus-world modes set a colour; 0 = none. */
function guildWarsTeam(fields: Readonly<Record<string, unknown>>): string | undefined {
  const color = fields['team_color_id'];
  return typeof color === 'number' && Number.isSafeInteger(color) && color > 0
    ? `Guild Wars 2 team ${color}`
    : undefined;
}
