export function findBrowser(): string | undefined;
export function ensureBrowser(): string | undefined;
export const browserMissing: string;
export const browserArgs: string[];
