import { useLayoutEffect, useRef } from 'react';

interface OptionListProps {
  id: string;
  options: readonly string[];
  /** Which one the arrows stand on; -1 for none. */
  active: number;
  onTake: (option: string) => void;
}

/** What can be taken for a cell, at its field, which keeps the focus and the keys. */
export function OptionList({ id, options, active, onTake }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="Suggestions" className="draft-grid__options">
      {options.map((option, index) => (
        <div
          key={option}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="draft-grid__option"
          onMouseDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
            onTake(option);
          }}
        >
          {option}
        </div>
      ))}
    </div>
  );
}
