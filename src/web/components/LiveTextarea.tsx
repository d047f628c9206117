import { Textarea, type TextareaProps } from '@digdir/designsystemet-react';
import { useLayoutEffect, useRef } from 'react';
import { caretAfter } from '../caret.ts';

/** A text field whose text may change under the writer's hands: the caret stays at the words it stood at. */
export function LiveTextarea({
  value,
  type,
  ...rest
}: Omit<TextareaProps, 'value' | 'onChange' | 'onSelect'> & { value: string; type: (text: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useRef(value);
  const selection = useRef<[number, number]>([value.length, value.length]);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = value;
    if (before === value || document.activeElement !== field.current) return;
    const [from, to] = selection.current;
    field.current?.setSelectionRange(caretAfter(before, value, from), caretAfter(before, value, to));
  }, [value]);
  return (
    <Textarea
      {...rest}
      ref={field}
      value={value}
      onSelect={({ currentTarget }) => {
        selection.current = [currentTarget.selectionStart, currentTarget.selectionEnd];
      }}
      onChange={({ currentTarget }) => {
        shown.current = currentTarget.value;
        selection.current = [currentTarget.selectionStart, currentTarget.selectionEnd];
        type(currentTarget.value);
      }}
    />
  );
}
