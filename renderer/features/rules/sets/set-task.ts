/** The current task with sets of rules: naming or importing one. */
export type SetTask =
  | { readonly kind: 'save' }
  | { readonly kind: 'import' }
  /** `name`: the set that gets another name. */
  | { readonly kind: 'rename'; readonly name: string };
