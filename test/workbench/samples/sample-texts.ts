import type { ShownText } from '../../../renderer/features/text/text-store.ts';
import type { Participant } from '../../../shared/model/participant.ts';
import type { Look } from '../looks/look.ts';
import { OWN_ID, samplePeople } from './sample-people.ts';

const WORDS = {
  ltr: ['Ready at the gate?', 'Two more minutes', 'Map: https://example.org/harbour/map?floor=2', 'On my way'],
  rtl: ['هل أنتم جاهزون عند البوابة؟', 'دقيقتان أخريان', 'https://example.org/harbour/map?floor=2', 'أنا في الطريق'],
} as const;
const LONG = 'Donaudampfschifffahrtskapitän '.repeat(20).trim();

/** The messages in every look. */
export const SAMPLE_WORDS: readonly string[] = [...WORDS.ltr, ...WORDS.rtl, LONG];

/** The log of the simulated host. */
export const SAMPLE_LOG = 'sample';
/** A day in the time zone of the reader. */
const WRITTEN_AT_MS = new Date(2026, 10, 30, 20, 14).getTime();

/** A message of a participant, with what differs. */
export function sampleText(author: Participant, id: number, more: Partial<ShownText> = {}): ShownText {
  const { id: from, name, identity } = author;
  return {
    ...{ key: `${SAMPLE_LOG} ${id}`, log: SAMPLE_LOG, id, from, name, identity, request: id },
    atMs: WRITTEN_AT_MS + 40_000 * id,
    to: { kind: 'lobby', id: 0, name: '' },
    text: WORDS.ltr[0],
    ...{ isEdited: false, isDeleted: false, reactions: [], mine: [], isOwn: from === OWN_ID },
    ...{ state: 'sent', refusal: null },
    ...more,
  };
}

/** A conversation with everything that a message can be. */
export function sampleTexts(look: Look): readonly ShownText[] {
  const people = samplePeople(look);
  const words = look.text === 'normal' ? WORDS[look.direction] : [LONG, LONG, WORDS[look.direction][2], LONG];
  const [own, tom, juno] = [people[0]!, people[1]!, people[2]!];
  const said = words.map((text) => ({ text }));
  return [
    sampleText(tom, 1, { ...said[0], reactions: [['👍', 3]], mine: ['👍'] }),
    sampleText(tom, 2, { text: `@${own.name}` }),
    sampleText(juno, 3, { ...said[1], isEdited: true, to: { kind: 'team', id: 0, name: '' } }),
    sampleText(own, 4, { ...said[3], to: { kind: 'direct', id: juno.id, name: juno.name } }),
    sampleText(tom, 5, { ...said[2], reactions: [['❤️', 1]] }),
    sampleText(juno, 6, { text: '', isDeleted: true }),
    sampleText(own, 7, { ...said[3], log: '', key: '#7', state: 'failed', refusal: 'too-fast' }),
    sampleText(own, 8, { ...said[1], log: '', key: '#8', state: 'sending' }),
  ];
}
