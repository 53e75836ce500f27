-- DropIndex
DROP INDEX "OutboxMessage_state_lane_notBefore_idx";

-- DropIndex
DROP INDEX "ProcessedUpdate_appliedAt_idx";

-- CreateTable
CREATE TABLE "MutedCategory" (
    "accountId" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "mutedAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "category"),
    CONSTRAINT "MutedCategory_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InboundUpdate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "updateId" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'new',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER,
    "receivedAt" DATETIME NOT NULL,
    "stateAt" DATETIME NOT NULL
);

-- Updates that were handled stay known: the messenger may send them again.
INSERT INTO "InboundUpdate" ("channel", "updateId", "line", "body", "state", "receivedAt", "stateAt")
SELECT "channel", "updateId", '', '', CASE WHEN "answeredAt" IS NULL THEN 'applied' ELSE 'answered' END, "appliedAt", "appliedAt"
FROM "ProcessedUpdate";

-- DropTable
DROP TABLE "ProcessedUpdate";

-- CreateTable
CREATE TABLE "LineLease" (
    "line" TEXT NOT NULL PRIMARY KEY,
    "epoch" INTEGER NOT NULL,
    "takenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReplyUse" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "replies" INTEGER NOT NULL DEFAULT 0
);

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
    "attachment" TEXT,
    "finishFrom" DATETIME,
    "finishTo" DATETIME,
    "paidMessages" INTEGER NOT NULL DEFAULT 0,
    "retractAskedAt" DATETIME,
    "retractedAt" DATETIME,
    CONSTRAINT "Broadcast_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Broadcast_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Broadcast" ("class", "createdAt", "createdBy", "cursor", "expiresAt", "finishedAt", "id", "orgId", "pauseReason", "plannedAt", "progressMessageId", "role", "startAt", "status", "text") SELECT "class", "createdAt", "createdBy", "cursor", "expiresAt", "finishedAt", "id", "orgId", "pauseReason", "plannedAt", "progressMessageId", "role", "startAt", "status", "text" FROM "Broadcast";
DROP TABLE "Broadcast";
ALTER TABLE "new_Broadcast" RENAME TO "Broadcast";
CREATE INDEX "Broadcast_status_idx" ON "Broadcast"("status");
CREATE TABLE "new_Delivery" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "broadcastId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER,
    "messageId" TEXT,
    "utcOffset" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME NOT NULL,
    "stateAt" DATETIME NOT NULL,
    "retracted" TEXT,
    CONSTRAINT "Delivery_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Delivery" ("accountId", "attempts", "broadcastId", "epoch", "id", "messageId", "notBefore", "reason", "state", "stateAt") SELECT "accountId", "attempts", "broadcastId", "epoch", "id", "messageId", COALESCE("notBefore", "stateAt"), "reason", "state", "stateAt" FROM "Delivery";
DROP TABLE "Delivery";
ALTER TABLE "new_Delivery" RENAME TO "Delivery";
CREATE INDEX "Delivery_broadcastId_state_utcOffset_notBefore_idx" ON "Delivery"("broadcastId", "state", "utcOffset", "notBefore");
CREATE UNIQUE INDEX "Delivery_broadcastId_accountId_key" ON "Delivery"("broadcastId", "accountId");
CREATE TABLE "new_LanePause" (
    "lane" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL,
    "until" DATETIME NOT NULL,
    "factor" REAL NOT NULL DEFAULT 1
);
INSERT INTO "new_LanePause" ("lane", "since", "until") SELECT "lane", "until", "until" FROM "LanePause";
DROP TABLE "LanePause";
ALTER TABLE "new_LanePause" RENAME TO "LanePause";
CREATE TABLE "new_WorkerEpoch" (
    "epoch" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "holder" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "heartbeatAt" DATETIME NOT NULL,
    "beat" INTEGER NOT NULL DEFAULT 0,
    "endedAt" DATETIME
);
INSERT INTO "new_WorkerEpoch" ("endedAt", "epoch", "heartbeatAt", "holder", "startedAt") SELECT "endedAt", "epoch", "heartbeatAt", "holder", "startedAt" FROM "WorkerEpoch";
DROP TABLE "WorkerEpoch";
ALTER TABLE "new_WorkerEpoch" RENAME TO "WorkerEpoch";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "InboundUpdate_state_id_idx" ON "InboundUpdate"("state", "id");

-- CreateIndex
CREATE INDEX "InboundUpdate_line_state_idx" ON "InboundUpdate"("line", "state");

-- CreateIndex
CREATE INDEX "InboundUpdate_receivedAt_idx" ON "InboundUpdate"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboundUpdate_channel_updateId_key" ON "InboundUpdate"("channel", "updateId");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_lane_class_notBefore_idx" ON "OutboxMessage"("state", "lane", "class", "notBefore");
