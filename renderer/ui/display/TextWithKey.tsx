import type { ReactNode } from 'react';

/** Stands for the key in a translated text: no language has it. */
export const KEY_PLACE = '\uE000';

interface Props {
  /** Has `KEY_PLACE` where the key's cap belongs. */
  readonly text: string;
  readonly keyName: string;
}

/** A sentence with the cap of a key in it: "Hold [V] to talk". */
export function TextWithKey({ text, keyName }: Props): ReactNode {
  const [before, after = ''] = text.split(KEY_PLACE);
  return (
    <span>
      {before}
      <kbd>{keyName}</kbd>
      {after}
    </span>
  );
}
