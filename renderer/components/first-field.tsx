import { useEffect, useRef, type ReactNode } from 'react';

/** Puts the keyboard in the first field of a dialog that opens: a dialog would put it on “Close”, where Enter gives up. */
export function FirstField({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog's own choice.
    const frame = requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('input, [role="combobox"], button')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return <div ref={place}>{children}</div>;
}
