-- AlterTable
ALTER TABLE "Term" ADD COLUMN     "listsAt" TIMESTAMP(3),
ADD COLUMN     "listsBy" INTEGER;
