import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface OptionListProps {
  id: string;
  options: readonly string[];
  /** Which one the arrows stand on; -1 for none. */
  active: number;
  /** The field that the list belongs to. */
  field: RefObject<HTMLElement | null>;
  /** The element that the list is placed in. */
  host: HTMLElement;
  onTake: (option: string) => void;
}

/** What can be taken for a cell, below its field, or above it where there is more room. */
export function OptionList({ id, options, active, field, host, onTake }: OptionListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0, above: false });
  useLayoutEffect(() => {
    const [cell, around] = [field.current?.getBoundingClientRect(), host.getBoundingClientRect()];
    if (cell === undefined) return;
    const above = cell.top - around.top > around.bottom - cell.bottom;
    setPlace({ left: cell.left - around.left, top: (above ? cell.top : cell.bottom) - around.top, above });
  }, [field, host]);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className={place.above ? 'draft-grid__options draft-grid__options--above' : 'draft-grid__options'}
      style={{ left: place.left, top: place.top }}
    >
      {options.map((option, index) => (
        // The keyboard takes options in the field, which keeps the focus.
        <li
          key={option}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(option);
          }}
        >
          {option}
        </li>
      ))}
    </ul>
  );
}
