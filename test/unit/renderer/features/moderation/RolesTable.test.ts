import { createElement } from 'react';
import { expect, it } from 'vitest';
import { RolesTable } from '../../../../../renderer/features/moderation/RolesTable.tsx';
import { en } from '../../../../../renderer/i18n/locales/en/index.ts';
import { describePermissions, EDITABLE_RANKS, PERMISSIONS } from '../../../../../shared/model/people/rank.ts';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

it('has a row with a box for each rank, for every permission but giving roles', () => {
  const html = renderToText(createElement(RolesTable, { permissions: describePermissions({}), onPermit: null }));
  const labels = [...html.matchAll(/aria-label="([^"]+: [^"]+)"/g)].map(([, label]) => label);
  const wanted = PERMISSIONS.filter((permission) => permission !== 'appoint').flatMap((permission) =>
    EDITABLE_RANKS.map((rank) => `${en.moderation.ranks[rank]}: ${en.moderation.permissions[permission]}`),
  );
  expect(labels.toSorted()).toEqual(wanted.toSorted());
});
