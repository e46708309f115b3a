// What a page carries packed: text, as base64 of gzip.
export const unpack = (id) => unpacked(document.getElementById(id).textContent);

export async function unpacked(packed) {
  const bytes = fromBase64(packed);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
