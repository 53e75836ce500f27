-- CreateTable
CREATE TABLE "JoinLink" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastDay" TEXT COLLATE "C" NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "JoinLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "JoinLink_orgId_revokedAt_idx" ON "JoinLink"("orgId", "revokedAt");

-- AddForeignKey
ALTER TABLE "JoinLink" ADD CONSTRAINT "JoinLink_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
