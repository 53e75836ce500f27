-- CreateTable
CREATE TABLE "IssuedCard" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "orgId" INTEGER NOT NULL,
    "number" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "issuedOn" TEXT COLLATE "C" NOT NULL,
    "expiresOn" TEXT COLLATE "C" NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "reason" TEXT COLLATE "C",

    CONSTRAINT "IssuedCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RevokedKey" (
    "publicKey" TEXT COLLATE "C" NOT NULL,
    "kid" TEXT COLLATE "C" NOT NULL,
    "revokedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RevokedKey_pkey" PRIMARY KEY ("publicKey")
);

-- CreateIndex
CREATE INDEX "IssuedCard_memberId_idx" ON "IssuedCard"("memberId");

-- CreateIndex
CREATE INDEX "IssuedCard_expiresOn_idx" ON "IssuedCard"("expiresOn");
