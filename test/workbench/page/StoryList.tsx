import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Logo } from '../../../renderer/ui/display/Logo.tsx';
import { STORY_GROUPS, type StoryGroup } from '../stage/stories.ts';
import { formatAddress, goTo, type Address } from './address.ts';

/** Lists the stories by folder, with a filter. The arrow keys move between them. */
export function StoryList({ address }: { readonly address: Address }): ReactNode {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  return (
    <nav className="workbench-list" aria-label="Stories" onKeyDown={walk}>
      <div className="workbench-title">
        <Logo size={22} />
        <span>workbench</span>
      </div>
      <input
        className="input"
        type="search"
        placeholder="Filter"
        aria-label="Filter the stories"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      {STORY_GROUPS.map((group) => (
        <Group key={group.name} group={group} wanted={wanted} address={address} />
      ))}
    </nav>
  );
}

interface GroupProps {
  readonly group: StoryGroup;
  readonly wanted: string;
  readonly address: Address;
}

function Group({ group, wanted, address }: GroupProps): ReactNode {
  const stories = group.stories.filter(({ path }) => path.toLowerCase().includes(wanted));
  if (stories.length === 0) return null;
  return (
    <section>
      <h2>
        <StoryLink address={address} story={group.name} name={group.name} />
      </h2>
      <ul>
        {stories.map(({ path, name }) => (
          <li key={path}>
            <StoryLink address={address} story={path} name={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LinkProps {
  readonly address: Address;
  readonly story: string;
  readonly name: string;
}

function StoryLink({ address, story, name }: LinkProps): ReactNode {
  const target = { ...address, story, state: '' };
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(target);
  };
  return (
    <a
      className="workbench-link"
      href={`?${formatAddress(target)}`}
      aria-current={story === address.story ? 'page' : undefined}
      onClick={open}
    >
      {name}
    </a>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.workbench-link')];
  const index = links.findIndex((link) => link === document.activeElement);
  links.at((index + step + links.length) % links.length)?.focus();
  event.preventDefault();
}
