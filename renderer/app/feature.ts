/** A feature of the window: what it knows, and what changes that. Its views are in `renderer/features`. */
export interface Feature<Store, Controller> {
  readonly store: Store;
  readonly controller: Controller;
}
