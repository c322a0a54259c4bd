import { scimBackend, scimScenarios } from '../scim-world.js';
import type { LiveSuite } from '../suite.js';
import { startBetterAuthScim } from './server.js';

/** The poor server: equality alone, no order, no versions, and users that do not tell their groups. */
export const suite: LiveSuite = {
  name: 'scim: better-auth',
  async start() {
    const { baseUrl, token, stop } = await startBetterAuthScim();
    // Its validation takes ASCII addresses alone, which no answer tells beforehand.
    const options = {
      baseUrl,
      headers: { Authorization: `Bearer ${token}` },
      capabilities: { internationalEmail: false },
    };
    const expected = { search: 'exact-email', sort: [], filter: { states: [], groups: true } } as const;
    return { ...scimBackend(options), more: scimScenarios(options, expected), stop };
  },
};
