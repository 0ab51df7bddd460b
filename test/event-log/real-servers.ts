/** Addresses of real servers, each with a log of its own to be written to: TEST_EVENTSTORE_URL, if somebody has set it. */
export const realServers: readonly string[] = [process.env['TEST_EVENTSTORE_URL'] ?? ''].filter((address) => address !== '');
