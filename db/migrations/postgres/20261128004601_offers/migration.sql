-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "category" TEXT COLLATE "C";

-- CreateIndex
CREATE INDEX "Partner_name_idx" ON "Partner"("name");
