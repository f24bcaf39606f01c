-- Drops senders whose window has expired, a bounded number of them. Selecting and removing is one step on one bound,
-- so a sender who writes in between is not dropped.
-- KEYS  1 seen
-- ARGV  1 last inbound up to which a window has expired (ms)  2 how many at most
-- Returns how many were dropped.
local expired = redis.call('ZCOUNT', KEYS[1], '-inf', ARGV[1])
local dropped = math.min(expired, tonumber(ARGV[2]))
if dropped > 0 then redis.call('ZREMRANGEBYRANK', KEYS[1], 0, dropped - 1) end
return dropped
