-- CreateTable
CREATE TABLE "Organisation" (
    "id" SERIAL NOT NULL,
    "aisId" TEXT COLLATE "C" NOT NULL,
    "parentId" INTEGER,
    "path" TEXT COLLATE "C" NOT NULL,
    "level" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C",
    "name" TEXT COLLATE "C" NOT NULL,
    "shortName" TEXT COLLATE "C",
    "searchName" TEXT COLLATE "C" NOT NULL,
    "hasTerritorialRights" BOOLEAN,
    "isLegalEntity" BOOLEAN,
    "inn" TEXT COLLATE "C",
    "kpp" TEXT COLLATE "C",
    "ogrn" TEXT COLLATE "C",
    "employerName" TEXT COLLATE "C",
    "employerHead" TEXT COLLATE "C",
    "duesAccount" TEXT COLLATE "C",
    "registeredOn" TEXT COLLATE "C",
    "removedOn" TEXT COLLATE "C",
    "timeZone" TEXT COLLATE "C",
    "educationKind" TEXT COLLATE "C",
    "employedCount" INTEGER,
    "studentCount" INTEGER,
    "importHash" TEXT COLLATE "C",
    "absentSince" TEXT COLLATE "C",

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Office" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,

    CONSTRAINT "Office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Term" (
    "id" SERIAL NOT NULL,
    "officeId" INTEGER NOT NULL,
    "chairFullName" TEXT COLLATE "C",
    "phone" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "emailConsent" BOOLEAN,
    "termFrom" TEXT COLLATE "C",
    "termTo" TEXT COLLATE "C",
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" SERIAL NOT NULL,
    "aisId" TEXT COLLATE "C" NOT NULL,
    "orgId" INTEGER NOT NULL,
    "lastName" TEXT COLLATE "C" NOT NULL,
    "firstName" TEXT COLLATE "C" NOT NULL,
    "middleName" TEXT COLLATE "C",
    "birthDate" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "joinedOn" TEXT COLLATE "C",
    "joinedOnline" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "ticketNumber" TEXT COLLATE "C",
    "ticketStatus" TEXT COLLATE "C" NOT NULL DEFAULT 'none',
    "ticketStatusOn" TEXT COLLATE "C",
    "appInstalled" BOOLEAN NOT NULL DEFAULT false,
    "profcardsParticipant" BOOLEAN NOT NULL DEFAULT false,
    "leftOn" TEXT COLLATE "C",
    "importHash" TEXT COLLATE "C",

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasedPerson" (
    "key" TEXT COLLATE "C" NOT NULL,
    "erasedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ErasedPerson_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "StatReport" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "form" TEXT COLLATE "C" NOT NULL,
    "asOf" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
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
    "importHash" TEXT COLLATE "C",

    CONSTRAINT "StatReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "asOf" TEXT COLLATE "C" NOT NULL,
    "origin" TEXT COLLATE "C" NOT NULL DEFAULT 'import',
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
    "importHash" TEXT COLLATE "C",

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizResult" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "heldOn" TEXT COLLATE "C" NOT NULL,
    "participants" INTEGER,
    "passed" INTEGER,
    "excellent" INTEGER,
    "importHash" TEXT COLLATE "C",

    CONSTRAINT "QuizResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" SERIAL NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "scope" TEXT COLLATE "C" NOT NULL,
    "regionId" INTEGER,
    "town" TEXT COLLATE "C",
    "category" TEXT COLLATE "C",
    "cashbackText" TEXT COLLATE "C",
    "cashbackPct" TEXT COLLATE "C",
    "conditions" TEXT COLLATE "C",
    "url" TEXT COLLATE "C",
    "validFrom" TEXT COLLATE "C",
    "validTo" TEXT COLLATE "C",
    "importHash" TEXT COLLATE "C",

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Purchase" (
    "id" SERIAL NOT NULL,
    "purchaseId" TEXT COLLATE "C" NOT NULL,
    "memberId" INTEGER NOT NULL,
    "partnerId" INTEGER NOT NULL,
    "boughtOn" TEXT COLLATE "C" NOT NULL,
    "amountKopecks" INTEGER NOT NULL,
    "cashbackKopecks" INTEGER NOT NULL,
    "importHash" TEXT COLLATE "C",

    CONSTRAINT "Purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrgOwnCount" (
    "orgId" INTEGER NOT NULL,
    "parentId" INTEGER,
    "depth" INTEGER NOT NULL,
    "members" INTEGER NOT NULL DEFAULT 0,
    "working" INTEGER NOT NULL DEFAULT 0,
    "students" INTEGER NOT NULL DEFAULT 0,
    "pensioners" INTEGER NOT NULL DEFAULT 0,
    "noStatus" INTEGER NOT NULL DEFAULT 0,
    "ticketNone" INTEGER NOT NULL DEFAULT 0,
    "ticketRequested" INTEGER NOT NULL DEFAULT 0,
    "ticketProduced" INTEGER NOT NULL DEFAULT 0,
    "ticketIssued" INTEGER NOT NULL DEFAULT 0,
    "ticketRefused" INTEGER NOT NULL DEFAULT 0,
    "ticketReissue" INTEGER NOT NULL DEFAULT 0,
    "appUsers" INTEGER NOT NULL DEFAULT 0,
    "refusedWithApp" INTEGER NOT NULL DEFAULT 0,
    "profcards" INTEGER NOT NULL DEFAULT 0,
    "joinedOnline" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "primaries" INTEGER NOT NULL DEFAULT 0,
    "primariesRemoved" INTEGER NOT NULL DEFAULT 0,
    "territorials" INTEGER NOT NULL DEFAULT 0,
    "primariesWithoutMembers" INTEGER NOT NULL DEFAULT 0,
    "primariesReported" INTEGER NOT NULL DEFAULT 0,
    "territorialsReported" INTEGER NOT NULL DEFAULT 0,
    "officesWithoutAccess" INTEGER NOT NULL DEFAULT 0,
    "primariesWithoutAccess" INTEGER NOT NULL DEFAULT 0,
    "territorialsWithoutAccess" INTEGER NOT NULL DEFAULT 0,
    "fieldsFilled" INTEGER NOT NULL DEFAULT 0,
    "fieldsAsked" INTEGER NOT NULL DEFAULT 0,
    "employed" INTEGER NOT NULL DEFAULT 0,
    "studying" INTEGER NOT NULL DEFAULT 0,
    "membersWhereCounted" INTEGER NOT NULL DEFAULT 0,
    "statBelow" INTEGER NOT NULL DEFAULT 0,
    "statRegions" INTEGER NOT NULL DEFAULT 0,
    "statBelowOn" TEXT COLLATE "C",
    "statRegionsOn" TEXT COLLATE "C",
    "statOwn" INTEGER,
    "statOwnOn" TEXT COLLATE "C",
    "filedOn" TEXT COLLATE "C",
    "importedOn" TEXT COLLATE "C",
    "primariesByReport" INTEGER,
    "since" TEXT COLLATE "C" NOT NULL,
    "until" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "OrgOwnCount_pkey" PRIMARY KEY ("orgId")
);

-- CreateTable
CREATE TABLE "OrgCount" (
    "orgId" INTEGER NOT NULL,
    "parentId" INTEGER,
    "depth" INTEGER NOT NULL,
    "members" INTEGER NOT NULL DEFAULT 0,
    "working" INTEGER NOT NULL DEFAULT 0,
    "students" INTEGER NOT NULL DEFAULT 0,
    "pensioners" INTEGER NOT NULL DEFAULT 0,
    "noStatus" INTEGER NOT NULL DEFAULT 0,
    "ticketNone" INTEGER NOT NULL DEFAULT 0,
    "ticketRequested" INTEGER NOT NULL DEFAULT 0,
    "ticketProduced" INTEGER NOT NULL DEFAULT 0,
    "ticketIssued" INTEGER NOT NULL DEFAULT 0,
    "ticketRefused" INTEGER NOT NULL DEFAULT 0,
    "ticketReissue" INTEGER NOT NULL DEFAULT 0,
    "appUsers" INTEGER NOT NULL DEFAULT 0,
    "refusedWithApp" INTEGER NOT NULL DEFAULT 0,
    "profcards" INTEGER NOT NULL DEFAULT 0,
    "joinedOnline" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "primaries" INTEGER NOT NULL DEFAULT 0,
    "primariesRemoved" INTEGER NOT NULL DEFAULT 0,
    "territorials" INTEGER NOT NULL DEFAULT 0,
    "primariesWithoutMembers" INTEGER NOT NULL DEFAULT 0,
    "primariesReported" INTEGER NOT NULL DEFAULT 0,
    "territorialsReported" INTEGER NOT NULL DEFAULT 0,
    "officesWithoutAccess" INTEGER NOT NULL DEFAULT 0,
    "primariesWithoutAccess" INTEGER NOT NULL DEFAULT 0,
    "territorialsWithoutAccess" INTEGER NOT NULL DEFAULT 0,
    "fieldsFilled" INTEGER NOT NULL DEFAULT 0,
    "fieldsAsked" INTEGER NOT NULL DEFAULT 0,
    "employed" INTEGER NOT NULL DEFAULT 0,
    "studying" INTEGER NOT NULL DEFAULT 0,
    "membersWhereCounted" INTEGER NOT NULL DEFAULT 0,
    "statBelow" INTEGER NOT NULL DEFAULT 0,
    "statRegions" INTEGER NOT NULL DEFAULT 0,
    "statBelowOn" TEXT COLLATE "C",
    "statRegionsOn" TEXT COLLATE "C",
    "statOwn" INTEGER,
    "statOwnOn" TEXT COLLATE "C",
    "filedOn" TEXT COLLATE "C",
    "importedOn" TEXT COLLATE "C",
    "primariesByReport" INTEGER,
    "since" TEXT COLLATE "C" NOT NULL,
    "until" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "OrgCount_pkey" PRIMARY KEY ("orgId")
);

-- CreateTable
CREATE TABLE "StaleCount" (
    "orgId" INTEGER NOT NULL,

    CONSTRAINT "StaleCount_pkey" PRIMARY KEY ("orgId")
);

-- CreateTable
CREATE TABLE "CountState" (
    "id" INTEGER NOT NULL,
    "asOf" TEXT COLLATE "C" NOT NULL,
    "reportDay" TEXT COLLATE "C",
    "nextReportDay" TEXT COLLATE "C",
    "rule" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CountState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DuplicatePair" (
    "id" SERIAL NOT NULL,
    "memberA" INTEGER NOT NULL,
    "memberB" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "orgA" INTEGER NOT NULL,
    "orgB" INTEGER NOT NULL,
    "orgId" INTEGER,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'open',
    "decidedBy" INTEGER,
    "decidedAt" TIMESTAMP(3),
    "foundAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DuplicatePair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" SERIAL NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "externalId" TEXT COLLATE "C" NOT NULL,
    "locale" TEXT COLLATE "C" NOT NULL DEFAULT 'ru',
    "timeZone" TEXT COLLATE "C",
    "reach" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
    "reachAt" TIMESTAMP(3),
    "dialogue" TEXT COLLATE "C",
    "importHash" TEXT COLLATE "C",
    "firstSeenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberBinding" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "method" TEXT COLLATE "C" NOT NULL,
    "boundAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "MemberBinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficeBinding" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "officeId" INTEGER NOT NULL,
    "access" TEXT COLLATE "C" NOT NULL,
    "method" TEXT COLLATE "C" NOT NULL,
    "termId" INTEGER,
    "boundAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "OfficeBinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficeInvite" (
    "id" SERIAL NOT NULL,
    "officeId" INTEGER NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedBy" INTEGER,
    "usedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "bindingId" INTEGER,

    CONSTRAINT "OfficeInvite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "orgId" INTEGER NOT NULL,
    "grantedAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkRequest" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "ticketNumber" TEXT COLLATE "C" NOT NULL,
    "memberId" INTEGER,
    "state" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "LinkRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dialogue" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    "answers" TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Dialogue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "orgId" INTEGER NOT NULL,
    "lastName" TEXT COLLATE "C" NOT NULL,
    "firstName" TEXT COLLATE "C" NOT NULL,
    "middleName" TEXT COLLATE "C",
    "birthDate" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "phone" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "submittedAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" INTEGER,
    "declineReason" TEXT COLLATE "C",

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MutedCategory" (
    "accountId" INTEGER NOT NULL,
    "category" TEXT COLLATE "C" NOT NULL,
    "mutedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MutedCategory_pkey" PRIMARY KEY ("accountId","category")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "textVersion" TEXT COLLATE "C" NOT NULL,
    "givenAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Gap" (
    "id" SERIAL NOT NULL,
    "officeId" INTEGER NOT NULL,
    "field" TEXT COLLATE "C" NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "rung" TEXT COLLATE "C",
    "lastRemindedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "orgId" INTEGER,
    "memberId" INTEGER,
    "field" TEXT COLLATE "C" NOT NULL,
    "oldValue" TEXT COLLATE "C",
    "newValue" TEXT COLLATE "C",
    "source" TEXT COLLATE "C" NOT NULL,
    "accountId" INTEGER,
    "officeId" INTEGER,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "orgId" INTEGER,
    "kind" TEXT COLLATE "C" NOT NULL,
    "dedupeKey" TEXT COLLATE "C" NOT NULL,
    "lane" TEXT COLLATE "C" NOT NULL,
    "class" TEXT COLLATE "C" NOT NULL,
    "screen" TEXT COLLATE "C" NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'planned',
    "reason" TEXT COLLATE "C",
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER,
    "messageId" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,
    "stateAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Broadcast" (
    "id" SERIAL NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "orgId" INTEGER,
    "role" TEXT COLLATE "C" NOT NULL,
    "class" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "startAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "cursor" INTEGER,
    "plannedAt" TIMESTAMP(3),
    "createdBy" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "progressMessageId" TEXT COLLATE "C",
    "pauseReason" TEXT COLLATE "C",
    "quietHours" BOOLEAN NOT NULL DEFAULT false,
    "attachment" TEXT COLLATE "C",
    "finishFrom" TIMESTAMP(3),
    "finishTo" TIMESTAMP(3),
    "paidMessages" INTEGER NOT NULL DEFAULT 0,
    "retractAskedAt" TIMESTAMP(3),
    "retractedAt" TIMESTAMP(3),

    CONSTRAINT "Broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" SERIAL NOT NULL,
    "broadcastId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'planned',
    "reason" TEXT COLLATE "C",
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER,
    "messageId" TEXT COLLATE "C",
    "utcOffset" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "stateAt" TIMESTAMP(3) NOT NULL,
    "retracted" TEXT COLLATE "C",

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundUpdate" (
    "id" SERIAL NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "updateId" TEXT COLLATE "C" NOT NULL,
    "line" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'new',
    "reason" TEXT COLLATE "C",
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "stateAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "InboundUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LineLease" (
    "line" TEXT COLLATE "C" NOT NULL,
    "epoch" INTEGER NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LineLease_pkey" PRIMARY KEY ("line")
);

-- CreateTable
CREATE TABLE "ScheduleRun" (
    "name" TEXT COLLATE "C" NOT NULL,
    "lastRunAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ScheduleRun_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "WorkerEpoch" (
    "epoch" SERIAL NOT NULL,
    "holder" TEXT COLLATE "C" NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "heartbeatAt" TIMESTAMP(3) NOT NULL,
    "beat" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "WorkerEpoch_pkey" PRIMARY KEY ("epoch")
);

-- CreateTable
CREATE TABLE "ImportLock" (
    "id" INTEGER NOT NULL,
    "pid" INTEGER NOT NULL,
    "host" TEXT COLLATE "C" NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "heartbeatAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ImportLock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LanePause" (
    "lane" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "factor" DOUBLE PRECISION NOT NULL DEFAULT 1,

    CONSTRAINT "LanePause_pkey" PRIMARY KEY ("lane")
);

-- CreateTable
CREATE TABLE "ReplyUse" (
    "id" INTEGER NOT NULL,
    "replies" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReplyUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("name")
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
CREATE INDEX "OrgOwnCount_parentId_idx" ON "OrgOwnCount"("parentId");

-- CreateIndex
CREATE INDEX "OrgOwnCount_until_idx" ON "OrgOwnCount"("until");

-- CreateIndex
CREATE INDEX "OrgCount_parentId_idx" ON "OrgCount"("parentId");

-- CreateIndex
CREATE INDEX "DuplicatePair_memberB_idx" ON "DuplicatePair"("memberB");

-- CreateIndex
CREATE INDEX "DuplicatePair_orgId_state_idx" ON "DuplicatePair"("orgId", "state");

-- CreateIndex
CREATE INDEX "DuplicatePair_orgA_idx" ON "DuplicatePair"("orgA");

-- CreateIndex
CREATE INDEX "DuplicatePair_orgB_idx" ON "DuplicatePair"("orgB");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicatePair_memberA_memberB_key" ON "DuplicatePair"("memberA", "memberB");

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
CREATE INDEX "OfficeInvite_officeId_idx" ON "OfficeInvite"("officeId");

-- CreateIndex
CREATE INDEX "OfficeInvite_createdBy_idx" ON "OfficeInvite"("createdBy");

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
CREATE INDEX "OutboxMessage_state_lane_class_notBefore_idx" ON "OutboxMessage"("state", "lane", "class", "notBefore");

-- CreateIndex
CREATE INDEX "OutboxMessage_accountId_idx" ON "OutboxMessage"("accountId");

-- CreateIndex
CREATE INDEX "Broadcast_status_idx" ON "Broadcast"("status");

-- CreateIndex
CREATE INDEX "Delivery_broadcastId_state_utcOffset_notBefore_idx" ON "Delivery"("broadcastId", "state", "utcOffset", "notBefore");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_broadcastId_accountId_key" ON "Delivery"("broadcastId", "accountId");

-- CreateIndex
CREATE INDEX "InboundUpdate_state_id_idx" ON "InboundUpdate"("state", "id");

-- CreateIndex
CREATE INDEX "InboundUpdate_line_state_idx" ON "InboundUpdate"("line", "state");

-- CreateIndex
CREATE INDEX "InboundUpdate_receivedAt_idx" ON "InboundUpdate"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboundUpdate_channel_updateId_key" ON "InboundUpdate"("channel", "updateId");

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Office" ADD CONSTRAINT "Office_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Term" ADD CONSTRAINT "Term_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatReport" ADD CONSTRAINT "StatReport_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizResult" ADD CONSTRAINT "QuizResult_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicatePair" ADD CONSTRAINT "DuplicatePair_memberA_fkey" FOREIGN KEY ("memberA") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicatePair" ADD CONSTRAINT "DuplicatePair_memberB_fkey" FOREIGN KEY ("memberB") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberBinding" ADD CONSTRAINT "MemberBinding_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberBinding" ADD CONSTRAINT "MemberBinding_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeBinding" ADD CONSTRAINT "OfficeBinding_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeBinding" ADD CONSTRAINT "OfficeBinding_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeBinding" ADD CONSTRAINT "OfficeBinding_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeInvite" ADD CONSTRAINT "OfficeInvite_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeInvite" ADD CONSTRAINT "OfficeInvite_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeInvite" ADD CONSTRAINT "OfficeInvite_usedBy_fkey" FOREIGN KEY ("usedBy") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeInvite" ADD CONSTRAINT "OfficeInvite_bindingId_fkey" FOREIGN KEY ("bindingId") REFERENCES "OfficeBinding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkRequest" ADD CONSTRAINT "LinkRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkRequest" ADD CONSTRAINT "LinkRequest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dialogue" ADD CONSTRAINT "Dialogue_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MutedCategory" ADD CONSTRAINT "MutedCategory_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Gap" ADD CONSTRAINT "Gap_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;
