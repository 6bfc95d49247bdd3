/**
 * How a game comes to send positions. `link`: unmodified; `link-setting`: after a command in its console; `link-mod`:
 * by a mod for Mumble; `link-other`: any game that writes Mumble Link; `api`: a mod for Earshot; `none`: not at all.
 */
export type GuideWay = 'link' | 'link-setting' | 'link-mod' | 'link-other' | 'api' | 'none';

/** What to do for a game, in order; the texts are in the catalogue `games`. */
export const GUIDE_STEPS = {
  link: ['start', 'enter'],
  'link-setting': ['start', 'console', 'map'],
  'link-mod': ['mod', 'start', 'enter'],
  'link-other': ['turnOn', 'start', 'enter', 'scale'],
  api: ['copy', 'paste', 'enter'],
  none: ['walk', 'teams'],
} as const satisfies Readonly<Record<GuideWay, readonly string[]>>;

interface NamedGame {
  readonly id: string;
  /** As its makers write it. */
  readonly name: string;
  readonly way: Extract<GuideWay, 'link' | 'link-setting' | 'link-mod'>;
  /** What to type, or the mod; '' = nothing. */
  readonly needs: string;
  /** How the names begin that it writes into Mumble Link, as far as they are known. */
  readonly writes: readonly string[];
  /** Whether the game itself has been tried with Earshot. Mumble's own list names the others. */
  readonly isTried: boolean;
}

const IOQUAKE = ['ioquake3'];
const SOURCE = ['Source engine'];

function game(
  id: string,
  name: string,
  way: NamedGame['way'],
  { needs = '', writes = [], isTried = false }: Partial<NamedGame> = {},
): NamedGame {
  return { id, name, way, needs, writes, isTried };
}

/** The games of docs/games/mumble-link.md, in the order of their names. */
export const NAMED_GAMES: readonly NamedGame[] = [
  game('among-us', 'Among Us', 'link-mod', { needs: 'AmongUs-Mumble' }),
  game('arma-2', 'Arma 2', 'link-mod'),
  game('arma-3', 'Arma 3', 'link-mod'),
  game('black-mesa', 'Black Mesa', 'link', { writes: SOURCE }),
  game('css', 'Counter-Strike: Source', 'link', { writes: SOURCE }),
  game('csgo', 'CS:GO', 'link', { writes: SOURCE }),
  game('ezquake', 'ezQuake', 'link'),
  game('gw2', 'Guild Wars 2', 'link', { writes: ['Guild Wars 2'] }),
  game('hl2dm', 'Half-Life 2: Deathmatch', 'link', { writes: ['Source engine: hl2mp'] }),
  game('insurgency', 'Insurgency', 'link', { writes: SOURCE }),
  game('ioquake3', 'ioquake3 (Quake III Arena)', 'link-setting', {
    needs: 'cl_useMumble 1',
    writes: IOQUAKE,
    isTried: true,
  }),
  game('luanti', 'Luanti (Minetest)', 'link-mod'),
  game('minecraft-fabric', 'Minecraft (Fabric)', 'link-mod', { needs: 'fabric-mumblelink-mod', writes: ['Minecraft'] }),
  game('minecraft-forge', 'Minecraft (Forge)', 'link-mod', { needs: 'MumbleLink', writes: ['Minecraft'] }),
  game('miscreated', 'Miscreated', 'link'),
  game('openarena', 'OpenArena', 'link-setting', { needs: 'cl_useMumble 1', writes: IOQUAKE, isTried: true }),
  game('reaction', 'Reaction', 'link-setting', { needs: 'cl_useMumble 1' }),
  game('red-eclipse', 'Red Eclipse', 'link'),
  game('regnum', 'Regnum', 'link'),
  game('rigs-of-rods', 'Rigs of Rods', 'link'),
  game('sauerbraten', 'Sauerbraten', 'link'),
  game('skyrim-together', 'Skyrim Together', 'link-mod', { writes: ['SkyrimTogether'] }),
  game('staxel', 'Staxel', 'link'),
  game('tclient', 'TClient (DDNet)', 'link'),
  game('tf2', 'Team Fortress 2', 'link', { writes: SOURCE }),
  game('tesseract', 'Tesseract', 'link'),
  game('ufoai', 'UFO: Alien Invasion', 'link-setting', { needs: 'snd_mumble 1' }),
  game('unvanquished', 'Unvanquished', 'link-setting', { needs: 'cl_useMumble 1' }),
  game('warsow', 'Warsow', 'link-setting', { needs: 'cl_mumble 1' }),
];

/** What to choose if the game is not listed; their names are in the catalogue. */
export const OTHER_GUIDES = ['other', 'api', 'none'] as const;
export type OtherGuide = (typeof OTHER_GUIDES)[number];

/** A game to choose, with its name in the language of the window. */
export interface GameGuide extends Omit<NamedGame, 'way'> {
  readonly way: GuideWay;
}

/** Returns everything that can be chosen. `nameOf`: names what is no game. */
export function gameGuides(nameOf: (guide: OtherGuide) => string): readonly GameGuide[] {
  const others = OTHER_GUIDES.map((id) => ({
    ...{ id, name: nameOf(id), needs: '', writes: [], isTried: false },
    way: id === 'other' ? ('link-other' as const) : id,
  }));
  return [...NAMED_GAMES, ...others];
}

/** Returns the guides whose names contain what was typed; those for games that are not listed fit always. */
export function withName(guides: readonly GameGuide[], typed: string): readonly GameGuide[] {
  const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  const wanted = plain(typed.trim());
  return guides.filter(({ id, name }) => plain(name).includes(wanted) || OTHER_GUIDES.some((other) => other === id));
}
