import { waitUntil as wait } from '@open-wc/testing';

/**
 * Waits until the condition holds. Only a test that fails waits this long: the second that @open-wc/testing allows is
 * over before a lazily fetched part is there on a machine with other work.
 */
export const waitUntil: typeof wait = (condition, message, options) =>
  wait(condition, message, { interval: 20, timeout: 8000, ...options });
