-- AlterTable
ALTER TABLE "Change" ADD COLUMN "oldOn" TEXT;
ALTER TABLE "Change" ADD COLUMN "reason" TEXT;
