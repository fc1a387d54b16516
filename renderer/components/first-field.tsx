import { useEffect, useRef, type ReactNode } from 'react';

/**
 * Puts the keyboard in the first field of a dialog that opens, where a dialog would put it on “Close”, on which Enter gives
 * up. A text that is proposed there is selected: it goes when another one is typed.
 */
export function FirstField({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog's own choice.
    const frame = requestAnimationFrame(() => {
      const field = place.current?.querySelector<HTMLElement>('input, [role="combobox"], button');
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return <div ref={place}>{children}</div>;
}
