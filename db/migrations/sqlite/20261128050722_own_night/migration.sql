-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'ru',
    "timeZone" TEXT,
    "night" INTEGER NOT NULL DEFAULT 0,
    "reach" TEXT NOT NULL DEFAULT 'active',
    "reachAt" DATETIME,
    "dialogue" TEXT,
    "importHash" TEXT,
    "firstSeenAt" DATETIME NOT NULL,
    "cardTheme" TEXT
);
INSERT INTO "new_Account" ("cardTheme", "channel", "dialogue", "externalId", "firstSeenAt", "id", "importHash", "locale", "reach", "reachAt", "timeZone") SELECT "cardTheme", "channel", "dialogue", "externalId", "firstSeenAt", "id", "importHash", "locale", "reach", "reachAt", "timeZone" FROM "Account";
DROP TABLE "Account";
ALTER TABLE "new_Account" RENAME TO "Account";
CREATE UNIQUE INDEX "Account_channel_externalId_key" ON "Account"("channel", "externalId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
