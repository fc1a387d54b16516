import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface RowsOptions {
  /** What scrolls. */
  box: RefObject<HTMLElement | null>;
  count: number;
  /** In pixels, of each row and of what stands above the first. */
  rowHeight: number;
  headerHeight: number;
  /** A row that is drawn also where it is out of sight. */
  always: number;
}

/** The rows to be drawn with their distance from the first, and the height of all. */
export interface RowsInSight {
  rows: { index: number; top: number }[];
  height: number;
}

/** Which of many rows are to be drawn: those in sight and some around them. */
export function useRowsInSight({ box, count, rowHeight, headerHeight, always }: RowsOptions): RowsInSight {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headerHeight,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return inSight.includes(always) || always >= count
        ? inSight
        : [...inSight, always].sort((one, other) => one - other);
    },
  });
  return {
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start - headerHeight })),
    height: virtualizer.getTotalSize(),
  };
}
