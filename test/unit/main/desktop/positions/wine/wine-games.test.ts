import { describe, expect, it } from 'vitest';
import {
  findWineGames,
  isWineLoader,
  type ProcessFacts,
} from '../../../../../../main/desktop/positions/wine/wine-games.ts';

const WINE = '/usr/lib/wine/wine64';

function facts(change: Partial<ProcessFacts> = {}): ProcessFacts {
  return {
    pid: 100,
    program: WINE,
    words: ['C:\\Games\\Fox Hunt\\FoxHunt.exe', '-window', ''],
    environment: { HOME: '/home/fox', WINEPREFIX: '/home/fox/games/hunt', DISPLAY: ':0' },
    ...change,
  };
}

describe("Wine's loader", () => {
  it.each(['/usr/bin/wine', '/opt/wine/bin/wine64', '/p/files/bin/wine64-preloader', '/x/wine-preloader'])(
    'is %s',
    (program) => {
      expect(isWineLoader(program)).toBe(true);
    },
  );

  it.each(['/usr/lib/wine/wineserver64', '/usr/bin/winecfg', '/usr/bin/node', '', '/home/wine/bin/bash'])(
    'is not %s',
    (program) => {
      expect(isWineLoader(program)).toBe(false);
    },
  );
});

describe('a game in Wine', () => {
  it('has its name, its prefix and the loader of its Wine', () => {
    expect(findWineGames([facts({ program: `${WINE}-preloader` })])).toEqual([
      {
        name: 'FoxHunt',
        prefix: '/home/fox/games/hunt',
        isProton: false,
        loader: WINE,
        environment: { HOME: '/home/fox', WINEPREFIX: '/home/fox/games/hunt', DISPLAY: ':0', WINEDEBUG: '-all' },
      },
    ]);
  });

  it('is recognised by a name alone, and by capitals in its ending', () => {
    expect(findWineGames([facts({ words: ['hunt.EXE   '] })])[0]?.name).toBe('hunt');
  });

  it('is in the default prefix without a choice, and in the one of its data under Proton', () => {
    const environment = { HOME: '/home/fox' };
    expect(findWineGames([facts({ environment })])[0]?.prefix).toBe('/home/fox/.wine');
    const proton = { ...environment, STEAM_COMPAT_DATA_PATH: '/home/fox/.steam/compatdata/1284210' };
    expect(findWineGames([facts({ environment: proton })])[0]).toMatchObject({
      prefix: '/home/fox/.steam/compatdata/1284210/pfx',
      isProton: true,
    });
    expect(findWineGames([facts({ environment: {} })])).toEqual([]);
  });

  it('hands on no variable that belongs to its own process', () => {
    const environment = {
      WINEPREFIX: '/w/',
      WINESERVERSOCKET: '5',
      WINEPRELOADRESERVE: '1-2',
      WINELOADERNOEXEC: '1',
      LD_PRELOAD: 'gameoverlayrenderer.so',
      WINEFSYNC: '1',
    };
    expect(findWineGames([facts({ environment })])[0]?.environment).toEqual({
      WINEPREFIX: '/w',
      WINEFSYNC: '1',
      WINEDEBUG: '-all',
    });
  });

  it('is no program of Wine, of Steam or of Earshot', () => {
    const system = ['services.exe', 'explorer.exe', 'winedevice.exe', 'Steam.exe', 'mumble-link-bridge.exe'];
    expect(findWineGames(system.map((name) => facts({ words: [`C:\\windows\\system32\\${name}`] })))).toEqual([]);
    expect(findWineGames([facts({ words: ['/usr/lib/wine/wine64', 'game.exe'] }), facts({ words: [] })])).toEqual([]);
    expect(findWineGames([facts({ program: '/usr/lib/wine/wineserver64' })])).toEqual([]);
  });

  it('is the one that was started last in its prefix', () => {
    const games = findWineGames([
      facts({ pid: 30, words: ['C:\\game.exe'] }),
      facts({ pid: 20, words: ['C:\\launcher.exe'] }),
      facts({ pid: 10, words: ['C:\\other.exe'], environment: { WINEPREFIX: '/other' } }),
    ]);
    expect(games.map(({ name, prefix }) => [name, prefix])).toEqual([
      ['other', '/other'],
      ['game', '/home/fox/games/hunt'],
    ]);
  });
});
