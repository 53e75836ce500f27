-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "memberId" INTEGER;

-- AlterTable
ALTER TABLE "LinkRequest" ADD COLUMN     "disputed" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Application_memberId_idx" ON "Application"("memberId");
