import { FihristError, toFihristError } from '../../../errors.ts'
import { renderLoss } from '../../../indexing/paths/find-loss.ts'
import type { IndexReport, Loss } from '../../../indexing/report.ts'
import { flag, type Terminal, type Values } from '../../command.ts'
import { renderCounts, renderLines, renderRejects } from '../../render/render-report.ts'

/** Whether a rebuild may go on without some documents: `--yes` says so, else a person is asked; scripts are refused. */
export async function mayLose(loss: Loss, collection: string, values: Values, terminal: Terminal): Promise<boolean> {
  if (flag(values, 'yes')) return true
  return (await terminal.ask?.(`${renderLoss(loss, collection)}. Go on without them?`)) === true
}

/** The error of a run; one for documents that would be lost says what lets them go. */
export function withHint(error: unknown): FihristError {
  const { code, message, details, cause } = toFihristError(error)
  const loss = details.loss as Loss | undefined
  if (loss === undefined) return toFihristError(error)
  const vanished = loss.rejected === 0 && loss.doubt === undefined
  const hint = vanished ? 'if they may go, add --prune or --yes' : 'if they may go all the same, add --yes'
  return new FihristError(code, `${message}; ${hint}`, details, cause)
}

/** What a run had done when it failed: of a rebuild nothing stays, but what was rejected may be why. */
export function renderSoFar({ code, details }: FihristError, collection: string, rebuild: boolean): string {
  const report = details.report as IndexReport | undefined
  if (report === undefined || report.read === 0) return ''
  if (rebuild) return code === 'bad_input' ? renderLines(renderRejects(report)) : ''
  return `${collection}: ${renderCounts(report)}; what is indexed stays, and the same command goes on from there\n`
}
