import { useRef, type ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';

interface Props {
  readonly label: string;
  /** What the files are, for screen readers; the label of the button, if not given. */
  readonly description?: string;
  /** The names and types that the picker shows first: ".json,text/plain". */
  readonly accept: string;
  /** Whether more than one file can be chosen at once. */
  readonly isMultiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that opens the file picker of the system. Nothing happens if no file is chosen. */
export function FileButton({ label, description = label, accept, isMultiple = false, onFiles }: Props): ReactNode {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => picker.current?.click()}>{label}</Button>
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        accept={accept}
        multiple={isMultiple}
        aria-label={description}
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // Lets the same file be chosen again.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
