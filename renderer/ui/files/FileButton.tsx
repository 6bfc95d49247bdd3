import { useRef, type ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';

interface Props {
  readonly label: string;
  /** What the files are, for screen readers; the label of the button, if not given. */
  readonly description?: string;
  /** The names and types that the picker shows first: ".json,text/plain". */
  readonly accept: string;
  /** Whether more than one file can be chosen at once. */
  readonly isMultiple?: boolean;
  /** Stands for the label, which shows as a tip. */
  readonly icon?: ReactNode;
  /** With an icon: why no files can be chosen now; null = they can. */
  readonly reason?: string | null;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that opens the file picker of the system. Nothing happens if no file is chosen. */
export function FileButton(props: Props): ReactNode {
  const { label, description = label, accept, isMultiple = false, icon, reason = null, onFiles } = props;
  const picker = useRef<HTMLInputElement>(null);
  const pick = (): void => picker.current?.click();
  return (
    <>
      {icon === undefined ? (
        <Button onClick={pick}>{label}</Button>
      ) : (
        <IconButton {...{ label, icon, reason }} onClick={pick} />
      )}
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        accept={accept}
        multiple={isMultiple}
        aria-label={description}
        // The icon button has the same label.
        hidden={icon !== undefined}
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
