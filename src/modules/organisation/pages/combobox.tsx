import { Input } from '@digdir/designsystemet-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';

export interface ComboboxOption {
  id: string;
  text: string;
}

/**
 * A field to type in with a list of suggestions, as the ARIA practices describe it: the keyboard stays in the field,
 * arrows move in the list, Enter chooses, Escape closes. What is typed and what is suggested come from outside.
 */
export function Combobox({
  id,
  listLabel,
  invalid,
  typed,
  options,
  none,
  onTyped,
  onChoose,
  onLeave,
  onBackspace,
}: {
  id: string;
  /** What the list holds, for screen readers. */
  listLabel: string;
  invalid: boolean;
  typed: string;
  options: readonly ComboboxOption[];
  /** Shown in place of the list when nothing fits. */
  none: string;
  onTyped: (text: string) => void;
  onChoose: (option: ComboboxOption) => void;
  /** The field is left: what was typed and not chosen can go. */
  onLeave?: () => void;
  /** Backspace in the empty field. */
  onBackspace?: () => void;
}) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const at = Math.min(active, options.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  useEffect(() => {
    if (open && at >= 0) document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, at, listId]);

  const choose = (option: ComboboxOption) => {
    onChoose(option);
    setOpen(false);
    setActive(-1);
  };
  const move = (step: 1 | -1) => {
    const many = options.length;
    setActive(!open || at < 0 ? (step > 0 ? 0 : many - 1) : (at + step + many) % Math.max(many, 1));
    setOpen(true);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && open) {
      // A name typed to the end, or the only one left, needs no arrows. The form is not sent by it.
      event.preventDefault();
      const chosen = options[at] ?? (options.length === 1 && typed.trim() !== '' ? options[0] : undefined);
      if (chosen) choose(chosen);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    } else if (event.key === 'Backspace' && typed === '') {
      onBackspace?.();
    }
  };
  const listed = open && options.length > 0;
  return (
    <div className="organisation-combobox">
      <Input
        id={id}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={listId}
        aria-activedescendant={listed && at >= 0 ? optionId(at) : undefined}
        aria-invalid={invalid ? true : undefined}
        value={typed}
        onChange={(event) => {
          onTyped(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={press}
        onBlur={() => {
          setOpen(false);
          setActive(-1);
          onLeave?.();
        }}
      />
      {open && options.length === 0 && <p className="organisation-options quiet">{none}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a listbox of options is what the practices prescribe. */}
      <ul className="organisation-options" role="listbox" id={listId} aria-label={listLabel} hidden={!listed}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which handles the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant, not focused.
          <li
            key={option.id}
            id={optionId(index)}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above.
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
