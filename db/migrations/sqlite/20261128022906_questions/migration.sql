-- CreateTable
CREATE TABLE "Question" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "orgId" INTEGER,
    "atOrgId" INTEGER,
    "state" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "waitsSince" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "escalatedAt" DATETIME,
    CONSTRAINT "Question_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Question_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Question_atOrgId_fkey" FOREIGN KEY ("atOrgId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "questionId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" DATETIME NOT NULL,
    CONSTRAINT "QuestionMessage_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuestionMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Question_accountId_state_idx" ON "Question"("accountId", "state");

-- CreateIndex
CREATE INDEX "Question_orgId_idx" ON "Question"("orgId");

-- CreateIndex
CREATE INDEX "Question_atOrgId_state_idx" ON "Question"("atOrgId", "state");

-- CreateIndex
CREATE INDEX "Question_state_waitsSince_idx" ON "Question"("state", "waitsSince");

-- CreateIndex
CREATE INDEX "QuestionMessage_questionId_idx" ON "QuestionMessage"("questionId");

-- CreateIndex
CREATE INDEX "QuestionMessage_accountId_idx" ON "QuestionMessage"("accountId");
