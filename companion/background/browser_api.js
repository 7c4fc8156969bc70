// Firefox names its interface `browser`, Chromium `chrome`; both return promises.

/** @type {any} */
export const api = globalThis.browser ?? globalThis.chrome;
