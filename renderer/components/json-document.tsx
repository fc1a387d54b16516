import Box from '@cloudscape-design/components/box';

/** A policy's JSON in a box of its own that scrolls. `name`: whose it is. */
export function JsonDocument({ name, document }: { name: string; document: string }) {
  return (
    <section className="policy-document" aria-label={`JSON of ${name}`}>
      <Box variant="code">
        <pre>{document}</pre>
      </Box>
    </section>
  );
}
