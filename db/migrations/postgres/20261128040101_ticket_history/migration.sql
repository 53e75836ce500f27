-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "oldOn" TEXT COLLATE "C",
ADD COLUMN     "reason" TEXT COLLATE "C";
