import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { RulesEditor } from '../../../../../../renderer/features/rules/editor/RulesEditor.tsx';
import { en } from '../../../../../../renderer/i18n/locales/en/index.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESETS } from '../../../../../../shared/spatial/law-presets.ts';
import { renderToText } from '../../../../../workbench/stage/render-to-text.ts';

const { editor, sets, words } = en.rules;

function editorOf(change: Partial<HearingRules>, base: HearingRules = DEFAULT_HEARING_RULES): string {
  const rules = { ...DEFAULT_HEARING_RULES, ...change };
  return renderToText(
    createElement(RulesEditor, { rules, base, phase: 'playing' as const, onEdit: () => undefined }),
  ).replaceAll('&#x27;', "'");
}

/** What shows while nothing is unfolded. */
const seen = (html: string): string => html.replace(/<div class="disclosure-content">[^]*?<\/details>/g, '</details>');
const labelled = (html: string, label: string): boolean => html.includes(`data-label="${label}"`);

/** Every rule at work: all controls are there. */
const EVERYTHING: Partial<HearingRules> = {
  ...LAW_PRESETS.mumble,
  channels: { ...DEFAULT_HEARING_RULES.channels, priority: true },
};

const EXPERT_LABELS = [
  editor.distancesAs,
  editor.law,
  editor.beforeEnd,
  editor.neverBelow,
  editor.offset,
  editor.directionFrom,
  editor.air,
  editor.delay,
  editor.ducking,
  editor.lost,
  editor.lostAfter,
  editor.trust,
];
const PLAYER_LABELS = [
  editor.fades,
  editor.fullUpTo,
  editor.endsAt,
  editor.pan,
  editor.enclosures,
  editor.effects,
  editor.team,
  editor.radio,
  editor.everybody,
  editor.priority,
  editor.mapShows,
];

describe('the editor of rules', () => {
  it.each(EXPERT_LABELS)('folds “%s” away', (label) => {
    const html = editorOf(EVERYTHING);
    expect(labelled(html, label)).toBe(true);
    expect(labelled(seen(html), label)).toBe(false);
  });

  it.each(PLAYER_LABELS)('shows “%s” at once', (label) => {
    expect(labelled(seen(editorOf(EVERYTHING)), label)).toBe(true);
  });

  it('has the sentences of each group above its controls, by the rules as they are', () => {
    const html = editorOf({ maxMetres: 77 });
    expect(html.indexOf('They are silent beyond 77 m.')).toBeGreaterThan(html.indexOf(en.rules.topic.distance));
    expect(html.indexOf('They are silent beyond 77 m.')).toBeLessThan(html.indexOf(editor.fullUpTo));
    expect(seen(html)).toContain(words.sound.camera);
    expect(seen(html)).toContain(words.positions.mapNearby);
  });

  it('has only what does something where distance does not matter', () => {
    const html = editorOf({ law: 'flat' });
    expect(labelled(html, editor.fades)).toBe(true);
    for (const label of [editor.endsAt, editor.law]) expect(labelled(html, label)).toBe(false);
  });

  it('says where something was changed that is folded away', () => {
    expect(editorOf({})).not.toContain(sets.modified);
    expect(editorOf({ maxMetres: 77, enclosures: 'muffled' })).not.toContain(sets.modified);
    const html = editorOf({ airAbsorption: true });
    expect(html.split(sets.modified)).toHaveLength(2);
    expect(html.indexOf(sets.modified)).toBeGreaterThan(html.indexOf(en.rules.topic.sound));
    expect(html.indexOf(sets.modified)).toBeLessThan(html.indexOf(en.rules.topic.channels));
  });
});
