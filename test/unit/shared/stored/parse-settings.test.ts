import { describe, expect, it } from 'vitest';
import {
  MAX_KEPT_RULES_LENGTH,
  MAX_RECENT_LOBBIES,
  MAX_STARRED_LOBBIES,
} from '../../../../shared/model/recent-lobby.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { formatSettings, MAX_SETTINGS_FILE_BYTES, parseSettings } from '../../../../shared/stored/parse-settings.ts';

describe('parseSettings', () => {
  it('keeps the usable lobbies when another one is damaged, and reports that', () => {
    const lobby = (id: string, change: object = {}) => ({
      ...{ id, kind: 'joined', name: 'Raid', invitation: 'earshot://join/AQ', lastMs: 1, isStarred: true },
      ...{ rules: '', listing: null },
      ...change,
    });
    const recentLobbies = [
      lobby('a'),
      lobby('b', { kind: 'visited' }),
      lobby('c', { invitation: 'x'.repeat(5_000) }),
      lobby('d', { lastMs: 'yesterday' }),
      null,
      lobby('a', { name: 'Twice' }),
      lobby('e', { kind: 'hosted', invitation: '', listing: { game: 'Minecraft', language: 'de', access: 'knock' } }),
    ];
    const parsed = parseSettings(JSON.stringify({ version: 3, settings: { name: 'Robin', recentLobbies } }));
    expect(parsed).toMatchObject({ kind: 'read', settings: { name: 'Robin' }, unusableFields: ['recentLobbies'] });
    expect(parsed.kind === 'read' && parsed.settings.recentLobbies).toEqual([recentLobbies[0], recentLobbies[6]]);
    expect(parseSettings(JSON.stringify({ version: 3, settings: { recentLobbies: 'none' } }))).toMatchObject({
      settings: { recentLobbies: [] },
      unusableFields: ['recentLobbies'],
    });
  });

  it('reads as many lobbies as there may be, each as large as it may be', () => {
    const recentLobbies = Array.from({ length: MAX_RECENT_LOBBIES + MAX_STARRED_LOBBIES }, (_, index) => ({
      ...{ id: `${index}`.padEnd(64, 'x'), kind: 'hosted' as const, name: '公'.repeat(256), lastMs: 1e12 },
      ...{ invitation: 'x'.repeat(1_200), isStarred: true, rules: '"'.repeat(MAX_KEPT_RULES_LENGTH), listing: null },
    }));
    const text = formatSettings({ ...DEFAULT_SETTINGS, recentLobbies });
    expect(Buffer.byteLength(text)).toBeLessThan(MAX_SETTINGS_FILE_BYTES);
    expect(parseSettings(text)).toMatchObject({ settings: { recentLobbies }, unusableFields: [] });
  });
});
