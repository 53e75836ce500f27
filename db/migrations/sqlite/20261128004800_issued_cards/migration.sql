-- CreateTable
CREATE TABLE "IssuedCard" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "memberId" INTEGER NOT NULL,
    "orgId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "expiresOn" TEXT NOT NULL,
    "revokedAt" DATETIME,
    "reason" TEXT
);

-- CreateTable
CREATE TABLE "RevokedKey" (
    "publicKey" TEXT NOT NULL PRIMARY KEY,
    "kid" TEXT NOT NULL,
    "revokedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "IssuedCard_memberId_idx" ON "IssuedCard"("memberId");

-- CreateIndex
CREATE INDEX "IssuedCard_expiresOn_idx" ON "IssuedCard"("expiresOn");
