// Text as it is searched: accents and case do not matter.

// "Élysée" => "elysee"
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of what is looked for. */
export const soughtWords = (text) => folded(text).split(/\s+/).filter(Boolean);

/** Whether a folded text has all of those words. */
export const hasWords = (text, words) => words.every((word) => text.includes(word));
