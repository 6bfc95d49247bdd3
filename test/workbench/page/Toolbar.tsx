import type { ReactNode } from 'react';
import { Choices } from '../../../renderer/ui/controls/choosing/Choices.tsx';
import { LOOK_DIRECTIONS, LOOK_TEXTS, LOOK_THEMES, LOOK_WIDTHS, WINDOW_PIXELS, type Look } from '../looks/look.ts';
import { STORY_GROUPS } from '../stage/stories.ts';
import { formatAddress, type Address } from './address.ts';

interface Props {
  readonly address: Address;
  readonly onChange: (address: Address) => void;
}

const THEMES = { light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const;
const DIRECTIONS = { ltr: 'Left to right', rtl: 'Right to left' } as const;
const TEXTS = { normal: 'Normal texts', long: 'Long texts', pseudo: 'Pseudo texts' } as const;
const WIDTHS = {
  wide: 'Full width',
  narrow: `${WINDOW_PIXELS.narrow.width} px`,
  phone: `${WINDOW_PIXELS.phone.width} px`,
  zoomed: `${WINDOW_PIXELS.zoomed.width} px`,
} as const;

/** Chooses the look, and the state of a story that fills a window. */
export function Toolbar({ address, onChange }: Props): ReactNode {
  const { look } = address;
  const change = (part: Partial<Look>): void => onChange({ ...address, look: { ...look, ...part } });
  return (
    <header className="workbench-toolbar">
      <Choices
        label="Theme"
        value={look.theme}
        options={LOOK_THEMES.map((value) => ({ value, label: THEMES[value] }))}
        onChange={(theme) => change({ theme })}
      />
      <Choices
        label="Direction"
        value={look.direction}
        options={LOOK_DIRECTIONS.map((value) => ({ value, label: DIRECTIONS[value] }))}
        onChange={(direction) => change({ direction })}
      />
      <Choices
        label="Text length"
        value={look.text}
        options={LOOK_TEXTS.map((value) => ({ value, label: TEXTS[value] }))}
        onChange={(text) => change({ text })}
      />
      <Choices
        label="Width"
        value={look.width}
        options={LOOK_WIDTHS.map((value) => ({ value, label: WIDTHS[value] }))}
        onChange={(width) => change({ width })}
      />
      <States address={address} onChange={onChange} />
      <a className="workbench-alone" href={`stage.html#${formatAddress(address)}`} target="_blank" rel="noreferrer">
        Open alone
      </a>
    </header>
  );
}

/** The states of a story that fills a window: only one of them fits. */
function States({ address, onChange }: Props): ReactNode {
  const story = STORY_GROUPS.flatMap(({ stories }) => stories).find(({ path }) => path === address.story);
  if (story?.kind !== 'window') return null;
  const states = Object.keys(story.states);
  return (
    <Choices
      label="State"
      value={states.includes(address.state) ? address.state : (states[0] ?? '')}
      options={states.map((value) => ({ value, label: value }))}
      onChange={(state) => onChange({ ...address, state })}
    />
  );
}
