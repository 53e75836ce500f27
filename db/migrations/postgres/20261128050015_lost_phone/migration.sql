-- AlterTable
ALTER TABLE "LinkRequest" ADD COLUMN     "phoneLost" BOOLEAN NOT NULL DEFAULT false;
