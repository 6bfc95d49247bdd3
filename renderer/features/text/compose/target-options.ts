import type { TFunction } from 'i18next';
import type { Participant } from '../../../../shared/model/participant.ts';
import type { TextTarget } from '../../../../shared/protocol/text/text-messages.ts';

/** An audience that can be chosen. */
export interface TargetOption {
  readonly key: string;
  readonly label: string;
  readonly target: TextTarget;
}

/** Returns a name of an audience, for lists. */
export function targetKey({ kind, id }: TextTarget): string {
  return kind === 'direct' ? `direct ${id}` : kind;
}

interface Choices {
  /** The other players here. */
  readonly others: readonly Pick<Participant, 'id' | 'name'>[];
  /** Your team and your group; '' = none. */
  readonly team: string;
  readonly group: string;
  readonly target: TextTarget;
  /** The name of the player that the target had, if they have left. */
  readonly formerName: string;
}

/**
 * Returns the audiences that you can write to. The one that is chosen is always there, so that nothing is sent to
 * others than you chose because a player has left.
 */
export function targetOptions(choices: Choices, t: TFunction<'text'>): TargetOption[] {
  const { others, team, group, target, formerName } = choices;
  const option = (kind: TextTarget['kind'], label: string, id = 0): TargetOption => ({
    key: targetKey({ kind, id }),
    label,
    target: { kind, id },
  });
  const options = [
    option('lobby', t('target.lobby')),
    option('nearby', t('target.nearby')),
    ...(team !== '' || target.kind === 'team' ? [option('team', t('target.team', { name: team }))] : []),
    ...(group !== '' || target.kind === 'group' ? [option('group', t('target.group', { name: group }))] : []),
    ...others.map(({ id, name }) => option('direct', t('target.direct', { name }), id)),
  ];
  const isKnown = options.some(({ key }) => key === targetKey(target));
  return isKnown ? options : [...options, option(target.kind, t('target.left', { name: formerName }), target.id)];
}
