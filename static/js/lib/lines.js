// A stream of bytes as lines of text.

/**
 * Empty lines are left out; a last line needs no line end. Leaving the loop early cancels the stream.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream UTF-8 @returns {AsyncGenerator<string, void>}
 */
export async function* lines(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const parts = rest.split("\n");
      rest = done ? "" : (parts.pop() ?? "");
      yield* parts.filter((line) => line.trim() !== "");
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
