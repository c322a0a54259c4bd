import { scimBackend, scimScenarios } from '../scim-world.js';
import type { LiveSuite } from '../suite.js';
import { startScimmy } from './server.js';

/** The protocol engine of somebody else: filters, sorts and versions, with gaps of its own. */
export const suite: LiveSuite = {
  name: 'scim: scimmy',
  async start() {
    const { baseUrl, token, stop } = await startScimmy();
    const options = { baseUrl, headers: { Authorization: `Bearer ${token}` } };
    const expected = {
      search: 'contains',
      sort: ['name', 'email', 'joined'],
      filter: { states: ['active', 'blocked'], groups: true },
    } as const;
    return { ...scimBackend(options), more: scimScenarios(options, expected), stop };
  },
};
