import type { Database } from '../../../db/client.ts'
import type { JoinStep } from '../../../domain/membership/application.ts'
import type { Step } from '../../dialogue.ts'
import { createPlaceSearch } from './place-search.ts'
import { linkedOrg, placeScreen } from './screens.ts'

/** The place somebody applies to; a link may have named it. */
export function createPlaceStep(database: Database): Step {
  const { take, foundIn } = createPlaceSearch(database)
  return {
    id: 'place' satisfies JoinStep,
    skipIf: (state) => linkedOrg(state) !== undefined,
    ask: (state, turn) => placeScreen(state, foundIn(turn)),
    read: take,
  }
}
