import {
  DataTypeNode,
  Kysely,
  PostgresDialect,
  PostgresQueryCompiler,
  RawNode,
  sql,
  type ColumnDefinitionNode,
  type OperationNode,
  type PostgresPool,
  type QueryCompiler,
} from "kysely";
import { postgresFullText } from "./postgres-full-text.ts";
import { PatientPool, type PostgresOptions } from "./postgres-pool.ts";
import type { Database, Tables } from "./schema.ts";

/** What is PostgreSQL's own about the tables. Its connections are in `postgres-pool`. */

/**
 * The database at this URL, which must be there; its tables are made by the migrations.
 *
 * @throws LedeError `store-unavailable`
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const database = databaseOn(new PatientPool(url, options));
  try {
    // A wrong address is said at the start, not at the first query.
    await sql`select 1`.execute(database.db);
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
  return database;
}

/** The database behind these connections. */
export function databaseOn(pool: PostgresPool): Database {
  return {
    db: new Kysely<Tables>({ dialect: new PortableDialect({ pool }) }),
    numbered: (column) => column.generatedByDefaultAsIdentity().primaryKey(),
    fullText: postgresFullText,
    backUp: null,
  };
}

/** PostgreSQL with the habits of SQLite that queries may rely on. */
class PortableDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new PortableCompiler();
  }
}

class PortableCompiler extends PostgresQueryCompiler {
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    super.visitColumnDefinition({ ...node, dataType: portableType(node) });
  }
}

function portableType({ dataType, generated }: ColumnDefinitionNode): OperationNode {
  // Every insert that turns out to be an update uses up a number: at a busy place, four bytes of them in months.
  if (generated?.identity === true) return DataTypeNode.create("bigint");
  // Text is compared byte by byte: another order would be another result.
  if (DataTypeNode.is(dataType) && dataType.dataType === "text") return RawNode.createWithSql('text collate "C"');
  return dataType;
}
