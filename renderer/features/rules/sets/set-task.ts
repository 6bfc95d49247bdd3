/** An import whose text or files were refused, or that has not begun. */
export interface ImportTask {
  readonly kind: 'import';
  /** The text that the form starts with. */
  readonly text: string;
  /** The problem with what was taken last; null = nothing was refused. */
  readonly problem: string | null;
}

/** The current task with sets of rules: naming or importing one. */
export type SetTask =
  | { readonly kind: 'save' }
  | ImportTask
  /** `name`: the set that gets another name. */
  | { readonly kind: 'rename'; readonly name: string };
