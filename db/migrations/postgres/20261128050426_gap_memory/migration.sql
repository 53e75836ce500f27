-- AlterTable
ALTER TABLE "Gap" ADD COLUMN     "snoozedUntil" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "GapWaiver" (
    "id" SERIAL NOT NULL,
    "officeId" INTEGER NOT NULL,
    "field" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "fact" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "askedBy" INTEGER,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "decidedBy" INTEGER,
    "stateAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GapWaiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GapDays" (
    "officeId" INTEGER NOT NULL,
    "remindedOn" TEXT COLLATE "C",
    "digestOn" TEXT COLLATE "C",
    "lookedOn" TEXT COLLATE "C",

    CONSTRAINT "GapDays_pkey" PRIMARY KEY ("officeId")
);

-- CreateTable
CREATE TABLE "GapReminder" (
    "id" SERIAL NOT NULL,
    "officeId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "outboxKey" TEXT COLLATE "C" NOT NULL,
    "shown" TEXT COLLATE "C" NOT NULL,
    "plannedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "ended" TEXT COLLATE "C",

    CONSTRAINT "GapReminder_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "GapWaiver" ADD CONSTRAINT "GapWaiver_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapDays" ADD CONSTRAINT "GapDays_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapReminder" ADD CONSTRAINT "GapReminder_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapReminder" ADD CONSTRAINT "GapReminder_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
