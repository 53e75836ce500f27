-- AlterTable
ALTER TABLE "Application" ADD COLUMN "memberId" INTEGER;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_LinkRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "ticketNumber" TEXT NOT NULL,
    "memberId" INTEGER,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "decoys" TEXT NOT NULL DEFAULT '',
    "tries" INTEGER NOT NULL DEFAULT 1,
    "phoneLost" BOOLEAN NOT NULL DEFAULT false,
    "disputed" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "LinkRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LinkRequest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_LinkRequest" ("accountId", "code", "createdAt", "decidedAt", "decoys", "id", "memberId", "phoneLost", "state", "ticketNumber", "tries") SELECT "accountId", "code", "createdAt", "decidedAt", "decoys", "id", "memberId", "phoneLost", "state", "ticketNumber", "tries" FROM "LinkRequest";
DROP TABLE "LinkRequest";
ALTER TABLE "new_LinkRequest" RENAME TO "LinkRequest";
CREATE INDEX "LinkRequest_accountId_createdAt_idx" ON "LinkRequest"("accountId", "createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Application_memberId_idx" ON "Application"("memberId");
