import { expect, it } from 'vitest';
import { findDataFolder } from '../../../../../main/desktop/settings/data-folder.ts';

it.each([
  ['linux', {}, '/home/robin', '/home/robin/.config/earshot'],
  ['linux', { XDG_CONFIG_HOME: '/settings' }, '/home/robin', '/settings/earshot'],
  ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/robin', '/home/robin/.config/earshot'],
  ['darwin', {}, '/Users/robin', '/Users/robin/Library/Application Support/Earshot'],
  ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\robin', 'D:\\Roaming\\Earshot'],
  ['win32', {}, 'C:\\Users\\robin', 'C:\\Users\\robin\\AppData\\Roaming\\Earshot'],
  ['linux', { EARSHOT_DATA_DIR: '/elsewhere' }, '/home/robin', '/elsewhere'],
  ['linux', { EARSHOT_DATA_DIR: '/elsewhere' }, '', '/elsewhere'],
  ['linux', { XDG_CONFIG_HOME: '/settings' }, '', '/settings/earshot'],
  ['linux', { XDG_CONFIG_HOME: '' }, '', undefined],
  ['darwin', { XDG_CONFIG_HOME: '/settings' }, '', undefined],
  ['win32', { APPDATA: 'D:\\Roaming' }, '', 'D:\\Roaming\\Earshot'],
  ['win32', {}, '', undefined],
] as const)('on %s with %j it follows the system', (platform, environment, homeFolder, expected) => {
  expect(findDataFolder({ platform, environment, homeFolder })).toBe(expected);
});
