-- CreateTable
CREATE TABLE "Erasure" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER,
    "memberId" INTEGER,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),
    "rows" INTEGER,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_accountId_key" ON "Erasure"("accountId");

-- CreateIndex
CREATE INDEX "Erasure_doneAt_dueAt_idx" ON "Erasure"("doneAt", "dueAt");
