-- AlterTable
ALTER TABLE "Departure" ADD COLUMN     "papersAskedAt" TIMESTAMP(3),
ADD COLUMN     "reason" TEXT COLLATE "C",
ADD COLUMN     "releasedAt" TIMESTAMP(3),
ADD COLUMN     "releasedBy" INTEGER;

-- CreateIndex
CREATE INDEX "Departure_accountId_idx" ON "Departure"("accountId");

-- CreateIndex
CREATE INDEX "Departure_state_idx" ON "Departure"("state");

-- AddForeignKey
ALTER TABLE "Departure" ADD CONSTRAINT "Departure_fromOrgId_fkey" FOREIGN KEY ("fromOrgId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Departure" ADD CONSTRAINT "Departure_toOrgId_fkey" FOREIGN KEY ("toOrgId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The last press was the one that let the person go.
UPDATE "Departure" SET "releasedAt" = "decidedAt", "releasedBy" = "decidedBy", "decidedAt" = NULL, "decidedBy" = NULL
WHERE "state" = 'released';
