import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useRef, useState } from 'react';

/**
 * Chooses files with a button, or takes those that are dropped. While something is being read, `busy` stands in its place.
 * What is chosen is handed on; the same file can be chosen again.
 */
export function FileDrop({
  id,
  accept,
  multiple = false,
  choose,
  help,
  dropNow = help,
  busy = null,
  variant = 'primary',
  describedBy,
  take,
}: {
  id?: string;
  /** Endings, with commas between: what the chooser offers. What a file is, its content decides. */
  accept: string;
  multiple?: boolean;
  /** The words on the button. */
  choose: string;
  help: ReactNode;
  /** What is said instead while files are held over the place. */
  dropNow?: ReactNode;
  busy?: ReactNode;
  variant?: 'primary' | 'secondary';
  describedBy?: string;
  take: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same by keyboard
    <div
      className="file-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={input}
        id={id}
        className="file-drop-input"
        type="file"
        multiple={multiple}
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) take(files);
        }}
      />
      {busy || (
        <>
          <Button variant={variant} aria-describedby={describedBy} onClick={() => input.current?.click()}>
            {choose}
          </Button>
          <span className="quiet">{over ? dropNow : help}</span>
        </>
      )}
    </div>
  );
}
