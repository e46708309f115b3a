// Scripts that a page carries packed are run only if the page's policy has their hash.
export function runScript(text) {
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
}
