-- DropIndex
DROP INDEX "LinkRequest_ticketNumber_createdAt_idx";

-- AlterTable
ALTER TABLE "LinkRequest" ADD COLUMN     "code" TEXT COLLATE "C",
ADD COLUMN     "decoys" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "ticketKey" TEXT COLLATE "C";

-- Numbers that are there already.
UPDATE "Member" SET "ticketKey" = replace(replace(replace(replace("ticketNumber", ' ', ''), ' ', ''), '-', ''), '–', '') WHERE "ticketNumber" IS NOT NULL;

-- CreateIndex
CREATE INDEX "Member_ticketKey_idx" ON "Member"("ticketKey");
