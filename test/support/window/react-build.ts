import type { Page } from 'playwright';

/** The React build that a page runs. */
interface ReactBuild {
  readonly isDevelopment: boolean;
  /** Whether the page's root is in StrictMode. */
  readonly isStrict: boolean;
}

declare global {
  interface Window {
    reactBuild: { isDevelopment: boolean; isStrict: boolean };
  }
}

/** Mode bit of fibers below StrictMode, and the tag of the fiber that sets modes, in React 19. */
const STRICT = { modeBit: 8, tag: 8 };
/** React's name for its development build when it registers with the developer tools. */
const DEVELOPMENT_BUNDLE = 1;

/** Records what React reports to its developer tools, from the next page load on. */
export async function watchReactBuild(page: Page): Promise<void> {
  await page.addInitScript(
    ({ strict, developmentBundle }) => {
      window.reactBuild = { isDevelopment: false, isStrict: false };
      interface Fiber {
        readonly tag: number;
        readonly mode: number;
        readonly child: Fiber | null;
      }
      Object.assign(window, {
        __REACT_DEVTOOLS_GLOBAL_HOOK__: {
          isDisabled: false,
          supportsFiber: true,
          renderers: new Map(),
          inject({ bundleType }: { readonly bundleType: number }) {
            window.reactBuild.isDevelopment = bundleType === developmentBundle;
            return 1;
          },
          onCommitFiberUnmount: () => undefined,
          onPostCommitFiberRoot: () => undefined,
          onScheduleFiberRoot: () => undefined,
          onCommitFiberRoot(_id: number, root: { readonly current: Fiber }) {
            const top = root.current.child;
            window.reactBuild.isStrict = top !== null && top.tag === strict.tag && (top.mode & strict.modeBit) !== 0;
          },
        },
      });
    },
    { strict: STRICT, developmentBundle: DEVELOPMENT_BUNDLE },
  );
}

export function readReactBuild(page: Page): Promise<ReactBuild> {
  return page.evaluate(() => window.reactBuild);
}
