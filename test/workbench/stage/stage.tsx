import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { followLooks } from '../../../renderer/app/follow-looks.ts';
import { createSettingsStore } from '../../../renderer/features/settings/settings-store.ts';
import '../../../renderer/ui/styles/styles.ts';
import { openSampleApp } from '../samples/open-sample-app.ts';
import { averagesOf, comparePictures, compressPicture } from './compare-pictures.ts';
import { createTexts } from '../looks/create-texts.ts';
import { findLayoutFaults } from './faults/layout-faults.ts';
import { findPseudoFaults } from './faults/pseudo-faults.ts';
import { nameOfLook, parseLook, type Look } from '../looks/look.ts';
import { findScene, listScenes, type Scene } from './scene.ts';
import { showProbe } from './picture-probe.ts';
import { copyPseudoStyles } from './pseudo-states.ts';
import { settle } from './settle.ts';
import { showDialogsInPlace } from './dialogs-in-place.ts';
import { Sheet, WindowFrame, type ReadyStory } from './story-frames.tsx';
import { stateOf, type Stage } from './story.ts';
import './stage.css';

declare global {
  interface Window {
    /** What the tests drive. */
    workbench: {
      listScenes: typeof listScenes;
      /** Shows the scene and look of a query; resolves when the page no longer changes. */
      show: (query: string) => Promise<void>;
      showProbe: () => Promise<void>;
      settle: typeof settle;
      findLayoutFaults: typeof findLayoutFaults;
      findPseudoFaults: typeof findPseudoFaults;
      comparePictures: typeof comparePictures;
      compressPicture: typeof compressPicture;
      averagesOf: typeof averagesOf;
    };
  }
}

// The names of keys must not depend on this machine's keyboard.
Object.defineProperty(navigator, 'keyboard', { value: undefined });

const container = document.getElementById('root')!;
const settings = createSettingsStore();
followLooks(settings);
let root: Root | undefined;
let work: Promise<void> = Promise.resolve();

window.workbench = {
  listScenes,
  show(query) {
    const before = work.catch(() => undefined);
    work = before.then(() => show(new URLSearchParams(query)));
    return work;
  },
  async showProbe() {
    root?.unmount();
    root = undefined;
    showProbe(container);
    await settle();
  },
  settle,
  findLayoutFaults,
  findPseudoFaults,
  comparePictures,
  compressPicture,
  averagesOf,
};
const showAddressed = (): void => void window.workbench.show(location.hash.slice(1));
window.addEventListener('hashchange', showAddressed);
copyPseudoStyles();
import.meta.hot?.on('vite:afterUpdate', copyPseudoStyles);
if (location.hash !== '') showAddressed();

async function show(query: URLSearchParams): Promise<void> {
  const look = parseLook(query);
  const scene = findScene(query.get('story') ?? '', query.get('state') ?? '');
  const stage = await prepareStage(look);
  const stories = await Promise.all(scene.stories.map((story) => prepareStory(story, stage)));
  // Everything that the previous scene left behind goes: React's state, open dialogs, the focus.
  root?.unmount();
  window.scrollTo(0, 0);
  root = createRoot(container);
  settings.setState((state) => ({ settings: { ...state.settings, theme: look.theme } }));
  const [first] = stories;
  const isWindow = scene.kind === 'window' && first?.states[0] !== undefined;
  showDialogsInPlace(!isWindow);
  root.render(
    <I18nextProvider i18n={stage.i18n}>
      {isWindow ? <WindowFrame state={first.states[0]!} /> : <Sheet stories={stories} />}
    </I18nextProvider>,
  );
  const isForPicture = query.get('check') !== 'layout';
  await settle(isForPicture);
  const frames = document.querySelectorAll<HTMLElement>('[data-state-frame]');
  const acts = stories.flatMap(({ states }) => states.map(({ act }) => act));
  for (const [index, frame] of frames.entries()) await acts[index]?.(frame);
  if (acts.some((act) => act !== undefined)) await settle(isForPicture);
  document.title = `${scene.name} · ${nameOfLook(look)}`;
}

async function prepareStage(look: Look): Promise<Stage> {
  const texts = await createTexts(look);
  return { look, i18n: texts, openApp: (options) => openSampleApp(look, texts, options) };
}

async function prepareStory(story: Scene['stories'][number], stage: Stage): Promise<ReadyStory> {
  const states = await Promise.all(
    Object.entries(story.states).map(async ([name, described]) => {
      const { show: render, act } = stateOf(described);
      return { name, content: await render(stage), act };
    }),
  );
  return { name: story.name, widthPixels: story.widthPixels, states };
}
