import Box from '@cloudscape-design/components/box';

/** A policy's document, scrolling within itself. */
export function PolicyJson({ name, document }: { name: string; document: string }) {
  return (
    <section className="policy-document" aria-label={`JSON of ${name}`}>
      <Box variant="code">
        <pre>{document}</pre>
      </Box>
    </section>
  );
}
