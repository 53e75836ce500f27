import type { Database } from '../../../db/client.ts'
import type { JoinStep } from '../../../domain/membership/application.ts'
import type { Step } from '../../dialogue.ts'
import { createPlaceQuestion } from './place-search.ts'
import { askScreen, JOIN, linkedOrg } from './screens.ts'

/** The place somebody applies to; a link may have named it. */
export function createPlaceStep(database: Database): Step {
  return createPlaceQuestion(database, {
    dialogue: JOIN,
    skipIf: (state) => linkedOrg(state) !== undefined,
    ask: (state) => askScreen('place' satisfies JoinStep, state),
  })
}
