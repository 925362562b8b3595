import type { JobKind, QueueCount } from "../shared/queue.ts";
import { BossConnections, type Statements } from "./boss-connections.ts";
import { PatientPool } from "./postgres-pool.ts";

/** Where pg-boss keeps its tables, beside the store's. */
export const BOSS_SCHEMA = "pgboss";

/** The queue that takes the jobs that were given up, to be looked at. */
export const DEAD_JOBS = "dead";

type Counts = Readonly<Record<JobKind, QueueCount>>;

/**
 * The jobs of the queue on the server at this URL, also while no worker runs.
 *
 * @throws LedeError `store-unavailable`
 */
export async function readQueueCounts(url: string): Promise<Counts> {
  const connections = new BossConnections(new PatientPool(url, { connections: 1 }));
  try {
    const { rows } = await connections.executeSql(`select to_regclass('${BOSS_SCHEMA}.job') is not null as there`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column of the query above
    const [row] = rows as { there: boolean }[];
    return row?.there === true ? await countJobs(connections) : countsFrom(new Map());
  } finally {
    await connections.end();
  }
}

/** The jobs by kind; a job that was given up counts as dead for its own kind. */
export async function countJobs(statements: Statements): Promise<Counts> {
  const { rows } = await statements.executeSql(
    `select kind,
       count(*) filter (where name <> '${DEAD_JOBS}' and state in ('created', 'retry')) as waiting,
       count(*) filter (where name <> '${DEAD_JOBS}' and state = 'active') as active,
       count(*) filter (where name = '${DEAD_JOBS}' and state = 'created') as dead
     from (select *, case name when '${DEAD_JOBS}' then source_name else name end as kind from ${BOSS_SCHEMA}.job) as jobs
     group by kind`,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the columns of the query above
  return countsFrom(new Map((rows as (QueueCount & { kind: string })[]).map(({ kind, ...count }) => [kind, count])));
}

function countsFrom(counted: ReadonlyMap<string, QueueCount>): Counts {
  const count = (kind: JobKind): QueueCount => counted.get(kind) ?? { waiting: 0, active: 0, dead: 0 };
  return { poll: count("poll"), condense: count("condense"), compose: count("compose"), deliver: count("deliver") };
}
