-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN "textMessageId" TEXT;
