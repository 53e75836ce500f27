-- AlterTable
ALTER TABLE "Gap" ADD COLUMN "snoozedUntil" TEXT;

-- CreateTable
CREATE TABLE "GapWaiver" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "officeId" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "askedBy" INTEGER,
    "askedAt" DATETIME NOT NULL,
    "decidedBy" INTEGER,
    "stateAt" DATETIME NOT NULL,
    CONSTRAINT "GapWaiver_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GapDays" (
    "officeId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "remindedOn" TEXT,
    "digestOn" TEXT,
    "lookedOn" TEXT,
    CONSTRAINT "GapDays_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GapReminder" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "officeId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "outboxKey" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "plannedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "ended" TEXT,
    CONSTRAINT "GapReminder_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "GapReminder_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "GapWaiver_officeId_state_idx" ON "GapWaiver"("officeId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "GapReminder_outboxKey_key" ON "GapReminder"("outboxKey");

-- CreateIndex
CREATE INDEX "GapReminder_endedAt_id_idx" ON "GapReminder"("endedAt", "id");

-- CreateIndex
CREATE INDEX "GapReminder_accountId_endedAt_idx" ON "GapReminder"("accountId", "endedAt");

-- CreateIndex
CREATE INDEX "GapReminder_officeId_endedAt_idx" ON "GapReminder"("officeId", "endedAt");

-- CreateIndex
CREATE INDEX "Change_officeId_idx" ON "Change"("officeId");
