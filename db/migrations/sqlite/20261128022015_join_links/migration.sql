-- CreateTable
CREATE TABLE "JoinLink" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orgId" INTEGER NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastDay" TEXT NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "JoinLink_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "JoinLink_orgId_revokedAt_idx" ON "JoinLink"("orgId", "revokedAt");
