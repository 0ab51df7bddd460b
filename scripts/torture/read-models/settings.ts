/** The system as all processes run it. */
export const settingsFor = (databaseUrl: string, checkpoints?: string) => ({
  databaseUrl,
  checkpoints,
  dataFolder: undefined,
  eventLogUrl: undefined,
  today: undefined,
  identityKey: 'torture'.repeat(5),
  checkpointKey: 'torture',
});
