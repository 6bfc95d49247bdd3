import type { ReactNode } from 'react';

/** The placeholder of the key in a translated text: no language contains it. */
export const KEY_PLACE = '\uE000';

interface Props {
  /** The text, with `KEY_PLACE` where the key's cap belongs. */
  readonly text: string;
  readonly keyName: string;
}

/** A sentence with a key cap in it: "Hold [V] to talk". */
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
