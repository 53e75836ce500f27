-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Broadcast" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    "orgId" INTEGER,
    "role" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "startAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "cursor" INTEGER,
    "plannedAt" DATETIME,
    "createdBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "progressMessageId" TEXT,
    "pauseReason" TEXT,
    "quietHours" BOOLEAN NOT NULL DEFAULT false,
    "attachment" TEXT,
    "finishFrom" DATETIME,
    "finishTo" DATETIME,
    "paidMessages" INTEGER NOT NULL DEFAULT 0,
    "retractAskedAt" DATETIME,
    "retractedAt" DATETIME,
    CONSTRAINT "Broadcast_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Broadcast_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Broadcast" ("attachment", "class", "createdAt", "createdBy", "cursor", "expiresAt", "finishFrom", "finishTo", "finishedAt", "id", "orgId", "paidMessages", "pauseReason", "plannedAt", "progressMessageId", "retractAskedAt", "retractedAt", "role", "startAt", "status", "text") SELECT "attachment", "class", "createdAt", "createdBy", "cursor", "expiresAt", "finishFrom", "finishTo", "finishedAt", "id", "orgId", "paidMessages", "pauseReason", "plannedAt", "progressMessageId", "retractAskedAt", "retractedAt", "role", "startAt", "status", "text" FROM "Broadcast";
DROP TABLE "Broadcast";
ALTER TABLE "new_Broadcast" RENAME TO "Broadcast";
CREATE INDEX "Broadcast_status_idx" ON "Broadcast"("status");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
