import { describeSettings } from '../../config/describe-settings.ts'
import { unknownVariables } from '../../config/unknown-variables.ts'
import { type Command, flag } from '../command.ts'
import { renderTable } from '../render/render-table.ts'
import { renderUnknownVariable } from '../render/render-unknown-variable.ts'
import { SERVER_SETTINGS, settingHelp, settingOptions } from '../setting-options.ts'

/** `fihrist config`: what holds, for the same options and environment that a server gets. */
export const command: Command = {
  usage: '[OPTIONS]',
  options: settingOptions(SERVER_SETTINGS),
  help: settingHelp(SERVER_SETTINGS),
  arity: { min: 0, max: 0 },
  async run({ values, config, terminal }) {
    const settings = describeSettings(config.said, { keys: config.security.keysFile })
    const unknown = unknownVariables(terminal.environment)
    if (flag(values, 'json')) {
      terminal.out(`${JSON.stringify({ settings, unknown })}\n`)
      return 0
    }
    const rows = settings.map(({ variable, option, value, source }) => [variable, option ?? '', value ?? '', source])
    terminal.out(renderTable(['variable', 'option', 'value', 'from'], rows))
    for (const variable of unknown) terminal.err(`fihrist config: ${renderUnknownVariable(variable)}\n`)
    return 0
  },
}
