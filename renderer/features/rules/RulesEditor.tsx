import type { ReactNode } from 'react';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { DistanceEditor } from './DistanceEditor.tsx';
import { HearingMatrixTable } from './HearingMatrixTable.tsx';
import { PHASE_NAMES } from './rules-in-words.ts';
import { RULES_CATALOGUE } from './rules-catalogue.ts';

interface Props {
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

type EditorProps = Pick<Props, 'rules' | 'onEdit'>;

/** Every rule, in groups that open: changes count at once. */
export function RulesEditor({ rules, phase, onEdit }: Props): ReactNode {
  return (
    <div className="rules-editor">
      <SelectField
        label="Begin with"
        value=""
        options={[{ value: '', label: 'Choose rules to begin with' }, ...RULES_CATALOGUE.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(chosen) => onEdit(RULES_CATALOGUE.find(({ id }) => id === chosen)?.change ?? {})}
      />
      <Group title="Distance">
        <DistanceEditor rules={rules} onEdit={onEdit} />
      </Group>
      <Group title="Who hears whom">
        {(['playing', 'meeting'] as const).map((one) => (
          <HearingMatrixTable
            key={one}
            caption={one === phase ? `${PHASE_NAMES[one]} (now)` : PHASE_NAMES[one]}
            matrix={rules.phases[one]}
            onChange={(matrix) => onEdit({ phases: { ...rules.phases, [one]: matrix } })}
          />
        ))}
      </Group>
      <Group title="Channels"><ChannelsEditor rules={rules} onEdit={onEdit} /></Group>
      <Group title="Sound"><SoundEditor rules={rules} onEdit={onEdit} /></Group>
      <Group title="Positions"><PositionsEditor rules={rules} onEdit={onEdit} /></Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="rules-group" aria-label={title}>
      <summary>{title}</summary>
      <div className="rules-fields">{children}</div>
    </details>
  );
}

function ChannelsEditor({ rules, onEdit }: EditorProps): ReactNode {
  const { channels, duckingDb } = rules;
  const change = (part: Partial<HearingRules['channels']>): void => onEdit({ channels: { ...channels, ...part } });
  return (
    <>
      <Switch label="Team" detail="Talk to one's whole team." isOn={channels.team} onChange={(team) => change({ team })} />
      <Switch label="Radio" detail="Talk on a radio channel." isOn={channels.radio} onChange={(radio) => change({ radio })} />
      {channels.radio && <Switch label="Radios reach everywhere" isOn={channels.radioMetres === null} onChange={(isOn) => change({ radioMetres: isOn ? null : DEFAULT_RADIO_METRES })} />}
      {channels.radio && channels.radioMetres !== null && <NumberField label="Reach of radios" unit="m" min={0.1} max={1_000_000} value={channels.radioMetres} onChange={(radioMetres) => change({ radioMetres })} />}
      <Switch label="Everybody" detail="Talk to everybody in the lobby." isOn={channels.everybody} onChange={(everybody) => change({ everybody })} />
      <NumberField label="Others while a priority speaker talks" unit="dB" min={-60} max={0} step={1} value={duckingDb} onChange={(value) => onEdit({ duckingDb: value })} />
    </>
  );
}

const DEFAULT_RADIO_METRES = 1_000;

function SoundEditor({ rules, onEdit }: EditorProps): ReactNode {
  return (
    <>
      <SelectField label="Direction of voices" value={rules.pan} options={PANS} onChange={(pan) => onEdit({ pan: pan as HearingRules['pan'] })} />
      <SelectField label="Whose view gives the direction" value={rules.directionFrom} options={DIRECTIONS} onChange={(directionFrom) => onEdit({ directionFrom: directionFrom as HearingRules['directionFrom'] })} />
      <SelectField label="Vehicles and rooms" value={rules.enclosures} options={ENCLOSURES} onChange={(enclosures) => onEdit({ enclosures: enclosures as HearingRules['enclosures'] })} />
      <Switch label="Effects" detail="Radios, water, walls and rooms colour voices." isOn={rules.effects} onChange={(effects) => onEdit({ effects })} />
      <Switch label="Air" detail="Far voices lose their highs." isOn={rules.airAbsorption} onChange={(airAbsorption) => onEdit({ airAbsorption })} />
      <Switch label="Delay between the ears" detail="The far ear hears up to 0.66 ms later." isOn={rules.interauralDelay} onChange={(interauralDelay) => onEdit({ interauralDelay })} />
    </>
  );
}

const PANS = [{ value: 'full', label: 'Full' }, { value: 'reduced', label: 'Reduced' }, { value: 'off', label: 'Off' }];
const DIRECTIONS = [{ value: 'camera', label: 'The camera' }, { value: 'avatar', label: 'The avatar' }];
const ENCLOSURES = [
  { value: 'ignored', label: 'Make no difference' },
  { value: 'muffled', label: 'Muffle voices through their walls' },
  { value: 'separate', label: 'Keep voices inside' },
];

function PositionsEditor({ rules, onEdit }: EditorProps): ReactNode {
  const { stale, trust, mapShows } = rules;
  return (
    <>
      <SelectField label="Who is lost" value={stale.policy} options={POLICIES} onChange={(policy) => onEdit({ stale: { ...stale, policy: policy as typeof stale.policy } })} />
      <NumberField label="Lost after" unit="s" min={0.5} max={600} value={stale.afterSeconds} onChange={(afterSeconds) => onEdit({ stale: { ...stale, afterSeconds } })} />
      <SelectField label="Taken from players' own games" value={trust} options={TRUSTS} hint="What a game's server says goes before it in any case." onChange={(next) => onEdit({ trust: next as HearingRules['trust'] })} />
      <SelectField label="The map shows" value={mapShows} options={MAPS} hint="Who is not on the map cannot be found by a cheat either." onChange={(next) => onEdit({ mapShows: next as HearingRules['mapShows'] })} />
    </>
  );
}

const POLICIES = [
  { value: 'hold', label: 'Stays where they were' },
  { value: 'fade', label: 'Fades to silence' },
  { value: 'flat', label: 'Is heard as in a channel' },
];
const MAPS = [
  { value: 'everybody', label: 'Everybody in the same world' },
  { value: 'nearby', label: 'Who is near enough to be heard' },
];
const TRUSTS = [
  { value: 'everything', label: 'Everything' },
  { value: 'positions', label: 'Positions only' },
  { value: 'nothing', label: "Nothing: the game's server says it all" },
];
