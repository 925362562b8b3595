import { renderFigureLabel, type FigureReport } from "../../digest/report-store.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import { localTime } from "../../shared/clock.ts";
import { LedeError } from "../../shared/errors.ts";
import type { CliContext } from "./cli-context.ts";
import { withStore } from "./with-store.ts";

/** What the owner decides about a reported figure, as typed and as kept. */
const VERDICTS = { retract: "retracted", keep: "kept" } as const;
type ReportVerdict = keyof typeof VERDICTS;

/** `lede reports`: the figures that readers say are wrong. */
export async function listReportsCommand(context: CliContext): Promise<void> {
  await withStore(context, async ({ reports }) => {
    const open = await reports.openReports();
    if (open.length === 0) context.stdout.write("Nobody has reported a wrong figure.\n");
    const { timeZone } = await context.settings();
    const at = { now: context.clock(), timeZone };
    for (const report of open) context.stdout.write(`${describe(report, at)}\n`);
  });
}

/** `lede reports retract|keep <report>` */
export async function settleReportCommand(verdict: ReportVerdict, id: string, context: CliContext): Promise<void> {
  await withStore(context, async ({ reports }) => {
    const settled = await reports.settleReport(id, VERDICTS[verdict]);
    if (settled === null) {
      throw new LedeError("usage", `No open report is ${JSON.stringify(id)}.`, {
        next: "`npm run -s lede -- reports` lists them.",
      });
    }
    const figure = renderVisibleLine(renderFigureLabel(settled.figure));
    const said = verdict === "retract" ? "is no longer one of" : "stays with";
    context.stdout.write(`“${figure}” ${said} “${renderVisibleLine(settled.headline)}”.\n`);
  });
}

function describe(
  { id, figure, headline, channel, reportedAt }: FigureReport,
  at: { readonly now: Date; readonly timeZone: string },
): string {
  const when = localTime(reportedAt, at);
  const lines = [
    `${id}  ${renderVisibleLine(renderFigureLabel(figure))}`,
    `in “${renderVisibleLine(headline)}”, reported in ${channel}, ${when}`,
    `“${renderVisibleLine(figure.sentence)}”`,
  ];
  return lines.join("\n    ");
}
