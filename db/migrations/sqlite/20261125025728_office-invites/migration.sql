-- CreateTable
CREATE TABLE "OfficeInvite" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "officeId" INTEGER NOT NULL,
    "createdBy" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedBy" INTEGER,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    "bindingId" INTEGER,
    CONSTRAINT "OfficeInvite_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OfficeInvite_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OfficeInvite_usedBy_fkey" FOREIGN KEY ("usedBy") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "OfficeInvite_bindingId_fkey" FOREIGN KEY ("bindingId") REFERENCES "OfficeBinding" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "OfficeInvite_officeId_idx" ON "OfficeInvite"("officeId");

-- CreateIndex
CREATE INDEX "OfficeInvite_createdBy_idx" ON "OfficeInvite"("createdBy");
