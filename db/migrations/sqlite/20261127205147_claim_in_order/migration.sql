-- DropIndex
DROP INDEX "Delivery_broadcastId_state_utcOffset_notBefore_idx";

-- DropIndex
DROP INDEX "OutboxMessage_state_lane_class_notBefore_idx";

-- CreateIndex
CREATE INDEX "Delivery_broadcastId_state_utcOffset_notBefore_id_idx" ON "Delivery"("broadcastId", "state", "utcOffset", "notBefore", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_lane_class_notBefore_id_idx" ON "OutboxMessage"("state", "lane", "class", "notBefore", "id");
