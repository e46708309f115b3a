// Where on Earth an event lies.

/** Nothing is drawn yet. */
export const mapOf = () => null;
