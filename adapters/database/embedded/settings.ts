/** PostgreSQL's own settings, by name. */
export type Settings = Readonly<Record<string, string | number>>;

const confidential: Settings = {
  // The server's own log must not hold personal data: no statements, no values of violated keys.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};

/** Durable: what was committed survives a power cut. Sized for a laptop or a small server. */
export const durable: Settings = {
  ...confidential,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  max_connections: 100,
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
  // Parallel queries need /dev/shm, which containers keep at 64 MB.
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
};

/** For tests: fast, and lost with the machine. */
export const throwaway: Settings = {
  ...durable,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  autovacuum: 'off',
};
