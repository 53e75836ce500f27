-- AlterTable
ALTER TABLE "Member" ADD COLUMN "ticketKey" TEXT;

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
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "LinkRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LinkRequest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_LinkRequest" ("accountId", "createdAt", "decidedAt", "id", "memberId", "state", "ticketNumber") SELECT "accountId", "createdAt", "decidedAt", "id", "memberId", "state", "ticketNumber" FROM "LinkRequest";
DROP TABLE "LinkRequest";
ALTER TABLE "new_LinkRequest" RENAME TO "LinkRequest";
CREATE INDEX "LinkRequest_accountId_createdAt_idx" ON "LinkRequest"("accountId", "createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- Numbers that are there already.
UPDATE "Member" SET "ticketKey" = replace(replace(replace(replace("ticketNumber", ' ', ''), ' ', ''), '-', ''), '–', '') WHERE "ticketNumber" IS NOT NULL;

-- CreateIndex
CREATE INDEX "Member_ticketKey_idx" ON "Member"("ticketKey");
