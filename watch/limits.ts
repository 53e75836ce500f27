/** Where `npm start` serves metrics and health unless ADMIN_PORT says otherwise. */
export const DEFAULT_ADMIN_PORT = 9464

/** A look at the database that takes longer is no answer. Ordinary ones take milliseconds. */
export const LOOK_TIMEOUT_MS = 5_000
/** The process looks so often by itself, so that a trouble's length is known when somebody asks. */
export const LOOK_EVERY_MS = 15_000
/** Several who ask in the same second get one answer. */
export const LOOK_FRESH_MS = 1_000

/** Somebody waits for a realtime message: a minute is long, and three looks in a row are no chance. */
export const REALTIME_LATE_SECONDS = 60
export const REALTIME_PATIENCE_MS = 30_000
/**
 * Bulk is late by design: a national announcement takes 25 hours. It is stuck when its first message does not leave.
 * At the slowest pace there is (1/s, a tenth of it after 429s, one class of ten parts) one leaves within 100 s.
 */
export const BULK_PATIENCE_MS = 300_000
/** Updates are taken at once; one of a dead process is taken again after 15 s. */
export const INBOX_PATIENCE_MS = 60_000
/** A write waits for another process's (an import's take up to seconds) and gives up after 10 s. */
export const DATABASE_PATIENCE_MS = 30_000
/** Redis may be restarted: jobs in hand go on without it. */
export const REDIS_PATIENCE_MS = 30_000
/** Half of the 10 s after which a silent process stops sending, because others take its place. */
export const LOOP_STALL_MS = 5_000
/** No run of a job by the calendar takes an hour; one that comes more often may be late by two of its periods. */
export const JOB_LATE_SECONDS = 3_600
export const JOB_PERIODS = 2
export const JOB_PATIENCE_MS = 30_000
/** Calls fail for a moment now and then; when none succeeds for a minute the messenger cannot be reached. */
export const MESSENGER_DOWN_MS = 60_000
/** What happened longer ago says nothing of now: nothing may have been to send since. */
export const MESSENGER_RECENT_MS = 600_000
