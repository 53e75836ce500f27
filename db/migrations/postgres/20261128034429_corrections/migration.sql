-- CreateTable
CREATE TABLE "Correction" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "field" TEXT COLLATE "C" NOT NULL,
    "oldValue" TEXT COLLATE "C",
    "newValue" TEXT COLLATE "C" NOT NULL,
    "ownContact" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT COLLATE "C" NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" INTEGER,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Correction_memberId_idx" ON "Correction"("memberId");

-- CreateIndex
CREATE INDEX "Correction_accountId_idx" ON "Correction"("accountId");

-- CreateIndex
CREATE INDEX "Correction_state_idx" ON "Correction"("state");

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
