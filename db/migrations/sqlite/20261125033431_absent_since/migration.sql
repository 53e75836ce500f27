-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN "absentSince" TEXT;
