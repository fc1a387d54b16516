// Loaded into Electron's installer. It prints "fetch failed" and keeps the cause (no such host, refused, a certificate)
// to itself.
const plainFetch = globalThis.fetch;

globalThis.fetch = async (...request) => {
  try {
    return await plainFetch(...request);
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Error)
      throw new Error(`${error.message}: ${error.cause.message}`, { cause: error });
    throw error;
  }
};
