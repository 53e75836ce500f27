-- CreateTable
CREATE TABLE "JoinPermit" (
    "id" SERIAL NOT NULL,
    "orgId" INTEGER NOT NULL,
    "receiverId" INTEGER NOT NULL,
    "createdBy" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "openedBy" INTEGER,
    "openedAt" TIMESTAMP(3),
    "usedAt" TIMESTAMP(3),
    "applicationId" INTEGER,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "JoinPermit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeclinedConsent" (
    "accountId" INTEGER NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "textVersion" TEXT COLLATE "C" NOT NULL,
    "declinedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeclinedConsent_pkey" PRIMARY KEY ("accountId","purpose")
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

-- AddForeignKey
ALTER TABLE "JoinPermit" ADD CONSTRAINT "JoinPermit_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinPermit" ADD CONSTRAINT "JoinPermit_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinPermit" ADD CONSTRAINT "JoinPermit_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinPermit" ADD CONSTRAINT "JoinPermit_openedBy_fkey" FOREIGN KEY ("openedBy") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinPermit" ADD CONSTRAINT "JoinPermit_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeclinedConsent" ADD CONSTRAINT "DeclinedConsent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
