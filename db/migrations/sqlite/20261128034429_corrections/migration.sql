-- CreateTable
CREATE TABLE "Correction" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "memberId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "oldValue" TEXT,
    "newValue" TEXT NOT NULL,
    "ownContact" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" INTEGER,
    CONSTRAINT "Correction_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Correction_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Correction_memberId_idx" ON "Correction"("memberId");

-- CreateIndex
CREATE INDEX "Correction_accountId_idx" ON "Correction"("accountId");

-- CreateIndex
CREATE INDEX "Correction_state_idx" ON "Correction"("state");
