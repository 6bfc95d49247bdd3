/** A feature of the window: its state, and the actions that change it. Its views are in `renderer/features`. */
export interface Feature<Store, Controller> {
  readonly store: Store;
  readonly controller: Controller;
}
