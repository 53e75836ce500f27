-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "forgottenAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Erasure" DROP COLUMN "memberId";

-- AlterTable
ALTER TABLE "SentPicture" ADD COLUMN     "memberId" INTEGER;

-- CreateTable
CREATE TABLE "ErasureProof" (
    "erasureId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "provenAt" TIMESTAMP(3),

    CONSTRAINT "ErasureProof_pkey" PRIMARY KEY ("erasureId","memberId")
);

-- CreateIndex
CREATE INDEX "Application_forgottenAt_decidedAt_idx" ON "Application"("forgottenAt", "decidedAt");

-- CreateIndex
CREATE INDEX "SentPicture_memberId_idx" ON "SentPicture"("memberId");

-- AddForeignKey
ALTER TABLE "ErasureProof" ADD CONSTRAINT "ErasureProof_erasureId_fkey" FOREIGN KEY ("erasureId") REFERENCES "Erasure"("id") ON DELETE CASCADE ON UPDATE CASCADE;
