-- CreateTable
CREATE TABLE "Question" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "topic" TEXT COLLATE "C" NOT NULL,
    "orgId" INTEGER,
    "atOrgId" INTEGER,
    "state" TEXT COLLATE "C" NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "waitsSince" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),
    "escalatedAt" TIMESTAMP(3),

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionMessage" (
    "id" SERIAL NOT NULL,
    "questionId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "writtenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QuestionMessage_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_atOrgId_fkey" FOREIGN KEY ("atOrgId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionMessage" ADD CONSTRAINT "QuestionMessage_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionMessage" ADD CONSTRAINT "QuestionMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
