import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { OptionList } from './option-list.tsx';
import { offered, withOption, type Suggestions } from './suggestions.ts';

/** Where the focus goes when an edit ends; `leave` is where it has gone already. */
export type AfterEdit = 'down' | 'up' | 'right' | 'left' | 'stay' | 'leave';

interface CellEditorProps {
  /** Whose cell it is, in words. */
  label: string;
  /** The text to begin with. */
  text: string;
  /** Whether that was just typed over what the cell had: then it also filters what is offered. */
  typedOver: boolean;
  suggestions: Suggestions;
  onCommit: (text: string, after: AfterEdit) => void;
  onCancel: () => void;
}

const afterKey: Partial<Record<string, [plain: AfterEdit, shift: AfterEdit]>> = {
  Enter: ['down', 'up'],
  Tab: ['right', 'left'],
};

/** The field in which a cell is typed, with a list of what it can say. What is typed counts, whether it is offered or not. */
export function CellEditor(props: CellEditorProps) {
  const { label, suggestions, onCommit, onCancel } = props;
  const [text, setText] = useState(props.text);
  const [typed, setTyped] = useState(props.typedOver);
  const [isOpen, setOpen] = useState(suggestions.options.length > 0);
  const [active, setActive] = useState(-1);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  const options = isOpen ? offered(suggestions, typed ? text : null) : [];

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);

  function end(result: string, after: AfterEdit): void {
    if (ended.current) return;
    ended.current = true;
    onCommit(result, after);
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const chosen = options[active];
    const after = afterKey[event.key]?.[event.shiftKey ? 1 : 0];
    if (after !== undefined) {
      event.preventDefault();
      if (chosen === undefined) end(text, after);
      else if (suggestions.several && event.key === 'Enter') take(chosen);
      else end(withOption(text, chosen, suggestions.several), after);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      ended.current = true;
      onCancel();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const count = options.length;
      if (count > 0)
        setActive((was) => (was + (event.key === 'ArrowDown' ? 1 : was < 0 ? 0 : -1) + count) % count);
    }
  }

  /** Several values: the chosen one is put in, and more can follow. */
  function take(option: string): void {
    setText(withOption(text, option, suggestions.several));
    setTyped(true);
    setOpen(false);
    setActive(-1);
    field.current?.focus();
  }

  return (
    <>
      <input
        ref={field}
        className="draft-grid__editor"
        aria-label={label}
        {...(suggestions.options.length > 0 && {
          role: 'combobox',
          'aria-autocomplete': 'list' as const,
          'aria-expanded': options.length > 0,
          'aria-controls': listId,
          ...(active >= 0 && { 'aria-activedescendant': `${listId}-${active}` }),
        })}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setText(target.value);
          setTyped(true);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => end(text, 'leave')}
      />
      {options.length > 0 && (
        <OptionList
          id={listId}
          options={options}
          active={active}
          onTake={(option) => (suggestions.several ? take(option) : end(option, 'stay'))}
        />
      )}
    </>
  );
}
