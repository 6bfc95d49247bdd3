import { invariant } from '../../shared/invariant.ts';
import { OVERLAY_FEED } from '../../shared/model/overlay.ts';
import { followFeed } from './follow-feed.ts';
import { readOptions } from './overlay-options.ts';
import { choosePeople, placeOf } from './overlay-view.ts';
import { createTextList } from './text-list.ts';
import { createPeopleList } from './people-list.ts';
import './overlay.css';

const container = document.getElementById('people');
invariant(container !== null, 'index.html has an element with the id "people"');
const textContainer = document.getElementById('texts');
invariant(textContainer !== null, 'index.html has an element with the id "texts"');
const options = readOptions(location.search);
const list = createPeopleList(container);
const textList = createTextList(textContainer);

followFeed(new URL(OVERLAY_FEED, location.href), (picture) => {
  const { vertical, horizontal } = placeOf(options.corner ?? picture?.corner ?? 'top-left');
  document.body.dataset['vertical'] = vertical;
  document.body.dataset['horizontal'] = horizontal;
  list.show(picture === null ? [] : choosePeople(picture.people, options.showsEverybody ?? picture.showsEverybody));
  textList.show(picture?.texts ?? []);
});
