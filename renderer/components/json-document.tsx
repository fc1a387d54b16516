import Box from '@cloudscape-design/components/box';
import { ScrollRegion } from './scroll-region.tsx';

/** A policy's JSON in a box of its own that scrolls. `name`: whose it is. */
export function JsonDocument({ name, document }: { name: string; document: string }) {
  return (
    <ScrollRegion className="policy-document" label={`JSON of ${name}`}>
      <Box variant="code">
        <pre>{document}</pre>
      </Box>
    </ScrollRegion>
  );
}
