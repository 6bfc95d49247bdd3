import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { RANKS } from '../../../../../shared/model/people/rank.ts';
import type { PeopleGrouping } from '../../../../features/people/list/people-sections.ts';
import { MEMBER } from '../../../../features/moderation/moderation-store.ts';
import { teamsOf } from '../../../../features/roles/roles-store.ts';
import type { WindowApp } from '../../../create-window-app.ts';

/** Returns the ways in which the list of players can be divided now. Only the host knows everybody's team. */
export function usePeopleGroupings(app: WindowApp): readonly PeopleGrouping[] {
  const { t } = useTranslation('people');
  const people = useStore(app.moderation.store, (state) => state.people);
  const roles = useStore(app.roles.store, (state) => state.roles);
  const named = useStore(app.roles.store, (state) => state.named);
  return useMemo(() => {
    const byRole: PeopleGrouping = {
      id: 'role',
      label: t('list.byRole'),
      sections: RANKS.map((rank) => ({ id: rank, title: t(`list.ranks.${rank}`) })),
      sectionOf: ({ id }) => (people.get(id) ?? MEMBER).rank,
    };
    const teams = teamsOf({ roles, named });
    const byTeam: PeopleGrouping = {
      id: 'team',
      label: t('list.byTeam'),
      sections: teams.map((team) => ({ id: team, title: team })),
      sectionOf: ({ id }) => roles.get(id)?.team ?? '',
    };
    return teams.length === 0 ? [byRole] : [byRole, byTeam];
  }, [people, roles, named, t]);
}
