import type { ReactNode } from 'react';

interface ScrollRegionProps {
  label: string;
  className: string;
  children: ReactNode;
}

/** A part of the page that scrolls within itself, which the keyboard must be able to do as well. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    <div role="region" aria-label={label} className={className} tabIndex={0}>
      {children}
    </div>
  );
}
