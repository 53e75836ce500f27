-- CreateTable
CREATE TABLE "JoinPermit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orgId" INTEGER NOT NULL,
    "receiverId" INTEGER NOT NULL,
    "createdBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "openedBy" INTEGER,
    "openedAt" DATETIME,
    "usedAt" DATETIME,
    "applicationId" INTEGER,
    "revokedAt" DATETIME,
    CONSTRAINT "JoinPermit_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "JoinPermit_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "JoinPermit_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "JoinPermit_openedBy_fkey" FOREIGN KEY ("openedBy") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "JoinPermit_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeclinedConsent" (
    "accountId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "declinedAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "purpose"),
    CONSTRAINT "DeclinedConsent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "JoinPermit_applicationId_key" ON "JoinPermit"("applicationId");

-- CreateIndex
CREATE INDEX "JoinPermit_orgId_idx" ON "JoinPermit"("orgId");

-- CreateIndex
CREATE INDEX "JoinPermit_receiverId_idx" ON "JoinPermit"("receiverId");

-- CreateIndex
CREATE INDEX "JoinPermit_createdBy_idx" ON "JoinPermit"("createdBy");

-- CreateIndex
CREATE INDEX "JoinPermit_openedBy_idx" ON "JoinPermit"("openedBy");
