import { describe, expect, it } from 'vitest';
import { openPagePeople } from '../../../../renderer/guest/page-people.ts';
import { openPageStorage } from '../../../../renderer/guest/page-storage.ts';
import type { Person } from '../../../../shared/model/people/person.ts';
import { memoryStorage } from '../../../support/guest/memory-storage.ts';

const FOX: Person = { identity: 'f'.repeat(22), name: 'Fox', volumePercent: 150, isMuted: false, isBlocked: false };

describe('the people of a page', () => {
  it('survive a reload', () => {
    const browser = memoryStorage();
    const people = openPagePeople(openPageStorage(() => browser));
    expect(people.read()).toEqual([]);
    expect(people.update(FOX)).toEqual({ ok: true, value: [FOX] });
    expect(openPagePeople(openPageStorage(() => browser)).read()).toEqual([FOX]);
  });

  it('survive damage: the list is empty, and the damaged text is kept', () => {
    const browser = memoryStorage();
    browser.texts.set('earshot.people', '[1, 2');
    const people = openPagePeople(openPageStorage(() => browser));
    expect(people.read()).toEqual([]);
    expect(people.notice).toMatchObject({ code: 'people-damaged', detail: 'people.corrupt-1' });
    expect(browser.texts.get('earshot.people.corrupt-1')).toBe('[1, 2');
  });

  it('lose only the entries that cannot be used', () => {
    const browser = memoryStorage();
    browser.texts.set('earshot.people', JSON.stringify({ version: 1, people: [FOX, { identity: 7 }] }));
    const people = openPagePeople(openPageStorage(() => browser));
    expect(people.read()).toEqual([FOX]);
    expect(people.notice).toMatchObject({ code: 'people-incomplete', detail: '1' });
  });

  it('do not change if the browser has no room', () => {
    const people = openPagePeople(openPageStorage(() => memoryStorage(60)));
    expect(people.update(FOX)).toMatchObject({ ok: false, error: { code: 'no-disk-space' } });
    expect(people.read()).toEqual([]);
  });
});
