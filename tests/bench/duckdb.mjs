// SPDX-License-Identifier: GPL-3.0-or-later
// The work of group.py by DuckDB on one thread.  usage: DUCKDB=FOLDER node duckdb.mjs IN.csv OUT.csv
// FOLDER is where `npm install @duckdb/node-api` was run.
import { createRequire } from 'node:module';
import path from 'node:path';

const { DuckDBInstance } = createRequire(path.resolve(process.env.DUCKDB, 'package.json'))('@duckdb/node-api');
const [source, result] = process.argv.slice(2);
const database = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await database.connect();
await connection.run(`COPY (
  SELECT district, year(day) || '-Q' || quarter(day) AS quarter, sum(amount) AS amount, count(*) AS projects
  FROM read_csv('${source}', header = true) GROUP BY ALL ORDER BY ALL) TO '${result}' (HEADER)`);
