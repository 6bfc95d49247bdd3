import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  isSameProfile,
  MAX_NOTE_CHARACTERS,
  NO_PROFILE,
  noteSchema,
  profileOf,
  profileSchema,
} from '../../../../../shared/model/profile/profile.ts';

describe('a note', () => {
  it('is cleaned as names are, and 40 characters at most', () => {
    expect(v.parse(noteSchema, '  she/her\u200b\n\tfrom  Oslo ')).toBe('she/her from Oslo');
    expect(v.parse(noteSchema, 'x'.repeat(60))).toBe('x'.repeat(MAX_NOTE_CHARACTERS));
    expect(v.parse(noteSchema, '\u202e\u200b \u2800')).toBe('');
    expect(v.is(noteSchema, 'x'.repeat(257))).toBe(false);
  });

  it('keeps at most four marks on a letter', () => {
    const zalgo = `h${'\u0301'.repeat(30)}i`;
    const note = v.parse(noteSchema, zalgo);
    expect(note.match(/\p{M}/gu)?.length ?? 0).toBeLessThanOrEqual(4);
    expect(note.endsWith('i')).toBe(true);
  });
});

describe('a profile', () => {
  it('has a hash of 32 bytes or none, and takes an unknown status for "available"', () => {
    const known = { note: '', availability: 'busy', picture: 'A'.repeat(43) };
    expect(v.parse(profileSchema, known)).toEqual(known);
    expect(v.parse(profileSchema, { ...known, availability: 'dancing' }).availability).toBe('available');
    for (const picture of ['A'.repeat(42), `${'A'.repeat(42)}=`, 'me.png'])
      expect(v.is(profileSchema, { ...known, picture }), picture).toBe(false);
  });

  it('shows nothing unless it is given', () => {
    expect(profileOf({})).toBe(NO_PROFILE);
    expect(isSameProfile(NO_PROFILE, { ...NO_PROFILE })).toBe(true);
    expect(isSameProfile(NO_PROFILE, { ...NO_PROFILE, note: 'she/her' })).toBe(false);
  });
});
