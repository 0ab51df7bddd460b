import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../adapters/database/connection.ts';
import { startThrowaway } from '../adapters/database/embedded/throwaway.ts';
import { migrate } from '../adapters/database/migrate.ts';
import { reportingDocument } from './reporting/document.ts';

/** Writes the page about the views for reports, from what a new database says of them. */
const server = await startThrowaway();
const database = connect(server.url);
await migrate(database.db);
writeFileSync(join(import.meta.dirname, '../docs/reporting.md'), await reportingDocument(database.db));
await database.close();
await server.stop();
