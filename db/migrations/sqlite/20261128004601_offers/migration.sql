-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN "category" TEXT;

-- CreateIndex
CREATE INDEX "Partner_name_idx" ON "Partner"("name");
