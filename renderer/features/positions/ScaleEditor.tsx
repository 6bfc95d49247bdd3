import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  chooseProfile,
  LEAST_METRES_PER_UNIT,
  MOST_METRES_PER_UNIT,
  profileOfGame,
  type ChosenProfile,
  type GameProfile,
} from '../../../shared/model/game-profile.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { NumberField } from '../../ui/controls/NumberField.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import { movedMetres, placeOf, type Place } from './moved-metres.ts';
import type { PositionsStore } from './positions-store.ts';

interface Props {
  readonly store: PositionsStore;
  /** The profiles that you chose for games. */
  readonly profiles: readonly ChosenProfile[];
  readonly onChange: (profiles: ChosenProfile[]) => void;
}

/** Positions in the scale before a change still arrive for this long after it. */
const SETTLING_MS = 1_000;

/** Edits how the game of Mumble Link counts, and shows how far you have moved by that. Nothing before a game writes. */
export function ScaleEditor({ store, profiles, onChange }: Props): ReactNode {
  const { t } = useTranslation('positions');
  const game = useStore(store, ({ status }) => status.sources.find(isLinked)?.feeder);
  const [firstKey] = useState(() => JSON.stringify(profileOfGame(game ?? '', profiles)));
  if (game === undefined) return null;
  const profile = profileOfGame(game, profiles);
  const profileKey = JSON.stringify(profile);
  const change = (next: Partial<GameProfile>): void => onChange(chooseProfile(game, { ...profile, ...next }, profiles));
  return (
    <Section title={t('scale.title')} hint={game === '' ? t('scale.nameless') : t('scale.note', { game })}>
      <NumberField
        key={game}
        label={t('scale.unit')}
        unit={t('scale.metres')}
        min={LEAST_METRES_PER_UNIT}
        max={MOST_METRES_PER_UNIT}
        value={profile.metresPerUnit}
        onChange={(metresPerUnit) => change({ metresPerUnit })}
      />
      <Switch
        label={t('scale.zUp')}
        detail={t('scale.zUpHint')}
        isOn={profile.isZUp}
        onChange={(isZUp) => change({ isZUp })}
      />
      <Switch
        label={t('scale.mirrored')}
        detail={t('scale.mirroredHint')}
        isOn={profile.isMirrored}
        onChange={(isMirrored) => change({ isMirrored })}
      />
      <MovedDistance key={profileKey} store={store} isChanged={profileKey !== firstKey} />
    </Section>
  );
}

function isLinked({ id, accepted }: { readonly id: string; readonly accepted: number }): boolean {
  return id === 'mumble-link' && accepted > 0;
}

interface DistanceProps extends Pick<Props, 'store'> {
  /** Whether positions in another scale may still arrive. */
  readonly isChanged: boolean;
}

/** Shows how far you are from where the measuring began. */
function MovedDistance({ store, isChanged }: DistanceProps): ReactNode {
  const { t } = useTranslation('positions');
  const [start, setStart] = useState<Place | null>(() => (isChanged ? null : placeOf(store.getState())));
  useEffect(() => {
    if (!isChanged) return;
    const timer = setTimeout(() => setStart(placeOf(store.getState())), SETTLING_MS);
    return () => clearTimeout(timer);
  }, [store, isChanged]);
  // Reports arrive up to 50 times a second, and the shown number changes rarely.
  const metres = useStore(store, (state) => movedMetres(start, placeOf(state)));
  return (
    <div className="scale-moved">
      <output>{metres === null ? t('scale.waiting') : t('scale.moved', { metres })}</output>
      <Button onClick={() => setStart(placeOf(store.getState()))}>{t('scale.restart')}</Button>
    </div>
  );
}
