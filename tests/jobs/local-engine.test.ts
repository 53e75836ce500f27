import { describe } from 'vitest'
import { LocalEngine } from '../../jobs/lanes/local-engine.ts'
import { laneSuite } from '../services/lane-suite.ts'

describe('lanes in one process', () => laneSuite((options) => new LocalEngine(options)))
