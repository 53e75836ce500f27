-- AlterTable
ALTER TABLE "Application" ADD COLUMN "protocolNumber" TEXT;
ALTER TABLE "Application" ADD COLUMN "protocolOn" TEXT;

-- AlterTable
ALTER TABLE "Office" ADD COLUMN "decisionDays" INTEGER;

-- CreateTable
CREATE TABLE "ApplicationMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "applicationId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" DATETIME NOT NULL,
    CONSTRAINT "ApplicationMessage_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ApplicationMessage_applicationId_idx" ON "ApplicationMessage"("applicationId");

-- CreateIndex
CREATE INDEX "Application_state_submittedAt_idx" ON "Application"("state", "submittedAt");
