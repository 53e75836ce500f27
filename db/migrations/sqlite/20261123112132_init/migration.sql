-- CreateTable
CREATE TABLE "Organisation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aisId" TEXT NOT NULL,
    "parentId" INTEGER,
    "path" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "kind" TEXT,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "searchName" TEXT NOT NULL,
    "hasTerritorialRights" BOOLEAN,
    "isLegalEntity" BOOLEAN,
    "inn" TEXT,
    "kpp" TEXT,
    "ogrn" TEXT,
    "employerName" TEXT,
    "employerHead" TEXT,
    "duesAccount" TEXT,
    "registeredOn" TEXT,
    "removedOn" TEXT,
    "timeZone" TEXT,
    "educationKind" TEXT,
    "employedCount" INTEGER,
    "studentCount" INTEGER,
    "importHash" TEXT,
    CONSTRAINT "Organisation_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Office" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orgId" INTEGER NOT NULL,
    CONSTRAINT "Office_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Term" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "officeId" INTEGER NOT NULL,
    "chairFullName" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "emailConsent" BOOLEAN,
    "termFrom" TEXT,
    "termTo" TEXT,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Term_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aisId" TEXT NOT NULL,
    "orgId" INTEGER NOT NULL,
    "lastName" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "middleName" TEXT,
    "birthDate" TEXT,
    "status" TEXT,
    "joinedOn" TEXT,
    "joinedOnline" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "email" TEXT,
    "ticketNumber" TEXT,
    "ticketStatus" TEXT NOT NULL DEFAULT 'none',
    "ticketStatusOn" TEXT,
    "appInstalled" BOOLEAN NOT NULL DEFAULT false,
    "profcardsParticipant" BOOLEAN NOT NULL DEFAULT false,
    "leftOn" TEXT,
    "importHash" TEXT,
    CONSTRAINT "Member_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StatReport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orgId" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "asOf" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "membersTotal" INTEGER,
    "working" INTEGER,
    "students" INTEGER,
    "pensioners" INTEGER,
    "primaries" INTEGER,
    "primariesCreated" INTEGER,
    "territorials" INTEGER,
    "legalPrimaries" INTEGER,
    "legalTerritorials" INTEGER,
    "withTerritorialRights" INTEGER,
    "importHash" TEXT,
    CONSTRAINT "StatReport_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orgId" INTEGER NOT NULL,
    "asOf" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'import',
    "members" INTEGER,
    "working" INTEGER,
    "students" INTEGER,
    "pensioners" INTEGER,
    "noStatus" INTEGER,
    "plasticTickets" INTEGER,
    "appUsers" INTEGER,
    "profcardsParticipants" INTEGER,
    "joinedOnline" INTEGER,
    "reportsPrimaries" INTEGER,
    "reportsTerritorials" INTEGER,
    "importHash" TEXT,
    CONSTRAINT "Snapshot_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuizResult" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orgId" INTEGER NOT NULL,
    "heldOn" TEXT NOT NULL,
    "participants" INTEGER,
    "passed" INTEGER,
    "excellent" INTEGER,
    "importHash" TEXT,
    CONSTRAINT "QuizResult_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "partnerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "regionId" INTEGER,
    "town" TEXT,
    "category" TEXT,
    "cashbackText" TEXT,
    "cashbackPct" TEXT,
    "conditions" TEXT,
    "url" TEXT,
    "validFrom" TEXT,
    "validTo" TEXT,
    "importHash" TEXT,
    CONSTRAINT "Partner_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Purchase" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "purchaseId" TEXT NOT NULL,
    "memberId" INTEGER NOT NULL,
    "partnerId" INTEGER NOT NULL,
    "boughtOn" TEXT NOT NULL,
    "amountKopecks" INTEGER NOT NULL,
    "cashbackKopecks" INTEGER NOT NULL,
    "importHash" TEXT,
    CONSTRAINT "Purchase_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Purchase_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'ru',
    "timeZone" TEXT,
    "reach" TEXT NOT NULL DEFAULT 'active',
    "reachAt" DATETIME,
    "dialogue" TEXT,
    "importHash" TEXT,
    "firstSeenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "MemberBinding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "boundAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "MemberBinding_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MemberBinding_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OfficeBinding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "officeId" INTEGER NOT NULL,
    "access" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "boundAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "OfficeBinding_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OfficeBinding_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "orgId" INTEGER NOT NULL,
    "grantedAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "RoleGrant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RoleGrant_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LinkRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "ticketNumber" TEXT NOT NULL,
    "memberId" INTEGER,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "LinkRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LinkRequest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dialogue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '{}',
    "answers" TEXT NOT NULL DEFAULT '{}',
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Dialogue_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Application" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "orgId" INTEGER NOT NULL,
    "lastName" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "middleName" TEXT,
    "birthDate" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "submittedAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" INTEGER,
    "declineReason" TEXT,
    CONSTRAINT "Application_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Application_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Consent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Gap" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "officeId" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "rung" TEXT,
    "lastRemindedAt" DATETIME,
    "closedAt" DATETIME,
    CONSTRAINT "Gap_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Change" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "orgId" INTEGER,
    "memberId" INTEGER,
    "field" TEXT NOT NULL,
    "oldValue" TEXT,
    "newValue" TEXT,
    "source" TEXT NOT NULL,
    "accountId" INTEGER,
    "officeId" INTEGER,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "Change_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Change_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Change_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "orgId" INTEGER,
    "kind" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER,
    "messageId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "stateAt" DATETIME NOT NULL,
    CONSTRAINT "OutboxMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Broadcast" (
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
    CONSTRAINT "Broadcast_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Broadcast_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "broadcastId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER,
    "messageId" TEXT,
    "notBefore" DATETIME,
    "stateAt" DATETIME NOT NULL,
    CONSTRAINT "Delivery_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Delivery_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProcessedUpdate" (
    "channel" TEXT NOT NULL,
    "updateId" TEXT NOT NULL,
    "appliedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,

    PRIMARY KEY ("channel", "updateId")
);

-- CreateTable
CREATE TABLE "ScheduleRun" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "lastRunAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "WorkerEpoch" (
    "epoch" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "holder" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "heartbeatAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "LanePause" (
    "lane" TEXT NOT NULL PRIMARY KEY,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_aisId_key" ON "Organisation"("aisId");

-- CreateIndex
CREATE INDEX "Organisation_parentId_idx" ON "Organisation"("parentId");

-- CreateIndex
CREATE INDEX "Organisation_path_idx" ON "Organisation"("path");

-- CreateIndex
CREATE INDEX "Organisation_level_idx" ON "Organisation"("level");

-- CreateIndex
CREATE UNIQUE INDEX "Office_orgId_key" ON "Office"("orgId");

-- CreateIndex
CREATE INDEX "Term_officeId_endedAt_idx" ON "Term"("officeId", "endedAt");

-- CreateIndex
CREATE INDEX "Term_phone_idx" ON "Term"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "Member_aisId_key" ON "Member"("aisId");

-- CreateIndex
CREATE INDEX "Member_orgId_idx" ON "Member"("orgId");

-- CreateIndex
CREATE INDEX "Member_phone_idx" ON "Member"("phone");

-- CreateIndex
CREATE INDEX "Member_ticketNumber_idx" ON "Member"("ticketNumber");

-- CreateIndex
CREATE INDEX "StatReport_asOf_idx" ON "StatReport"("asOf");

-- CreateIndex
CREATE UNIQUE INDEX "StatReport_orgId_form_asOf_source_key" ON "StatReport"("orgId", "form", "asOf", "source");

-- CreateIndex
CREATE INDEX "Snapshot_asOf_idx" ON "Snapshot"("asOf");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_orgId_asOf_key" ON "Snapshot"("orgId", "asOf");

-- CreateIndex
CREATE UNIQUE INDEX "QuizResult_orgId_heldOn_key" ON "QuizResult"("orgId", "heldOn");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_partnerId_key" ON "Partner"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Purchase_purchaseId_key" ON "Purchase"("purchaseId");

-- CreateIndex
CREATE INDEX "Purchase_memberId_idx" ON "Purchase"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_channel_externalId_key" ON "Account"("channel", "externalId");

-- CreateIndex
CREATE INDEX "MemberBinding_accountId_endedAt_idx" ON "MemberBinding"("accountId", "endedAt");

-- CreateIndex
CREATE INDEX "MemberBinding_memberId_endedAt_idx" ON "MemberBinding"("memberId", "endedAt");

-- CreateIndex
CREATE INDEX "OfficeBinding_accountId_endedAt_idx" ON "OfficeBinding"("accountId", "endedAt");

-- CreateIndex
CREATE INDEX "OfficeBinding_officeId_endedAt_idx" ON "OfficeBinding"("officeId", "endedAt");

-- CreateIndex
CREATE INDEX "RoleGrant_accountId_revokedAt_idx" ON "RoleGrant"("accountId", "revokedAt");

-- CreateIndex
CREATE INDEX "LinkRequest_accountId_createdAt_idx" ON "LinkRequest"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "LinkRequest_ticketNumber_createdAt_idx" ON "LinkRequest"("ticketNumber", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Dialogue_accountId_name_key" ON "Dialogue"("accountId", "name");

-- CreateIndex
CREATE INDEX "Application_accountId_idx" ON "Application"("accountId");

-- CreateIndex
CREATE INDEX "Application_orgId_state_idx" ON "Application"("orgId", "state");

-- CreateIndex
CREATE INDEX "Consent_accountId_purpose_idx" ON "Consent"("accountId", "purpose");

-- CreateIndex
CREATE INDEX "Gap_officeId_closedAt_idx" ON "Gap"("officeId", "closedAt");

-- CreateIndex
CREATE INDEX "Change_orgId_idx" ON "Change"("orgId");

-- CreateIndex
CREATE INDEX "Change_memberId_idx" ON "Change"("memberId");

-- CreateIndex
CREATE INDEX "Change_changedAt_idx" ON "Change"("changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_dedupeKey_key" ON "OutboxMessage"("dedupeKey");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_lane_notBefore_idx" ON "OutboxMessage"("state", "lane", "notBefore");

-- CreateIndex
CREATE INDEX "OutboxMessage_accountId_idx" ON "OutboxMessage"("accountId");

-- CreateIndex
CREATE INDEX "Broadcast_status_idx" ON "Broadcast"("status");

-- CreateIndex
CREATE INDEX "Delivery_broadcastId_state_id_idx" ON "Delivery"("broadcastId", "state", "id");

-- CreateIndex
CREATE INDEX "Delivery_accountId_idx" ON "Delivery"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_broadcastId_accountId_key" ON "Delivery"("broadcastId", "accountId");

-- CreateIndex
CREATE INDEX "ProcessedUpdate_appliedAt_idx" ON "ProcessedUpdate"("appliedAt");
