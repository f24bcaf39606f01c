-- The messages of many senders around one of them.
-- KEYS  1 counted  2 those of them whose senders wait to be acted on; see acted.lua
-- ARGV  1 event time  2 and 3 from when to when to look  4 and 5 the same for those who wait
--       6 how many to look at before and after where some were acted on already, or -1 for all
-- Returns {acted, counted, waiting}: whether some were acted on, as 1 or 0, since all wait where none were; and members
-- and scores.
local function range(key, from, to, limit)
  return redis.call('ZRANGE', key, from, to, 'BYSCORE', 'LIMIT', 0, limit, 'WITHSCORES')
end

if redis.call('EXISTS', KEYS[2]) == 0 then return {0, range(KEYS[1], ARGV[2], ARGV[3], -1), {}} end
local waiting = range(KEYS[2], ARGV[4], ARGV[5], -1)
if ARGV[6] == '-1' then return {1, range(KEYS[1], ARGV[2], ARGV[3], -1), waiting} end
local near = range(KEYS[1], '(' .. ARGV[1], ARGV[3], ARGV[6])
local before = redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2], 'BYSCORE', 'REV', 'LIMIT', 0, ARGV[6], 'WITHSCORES')
for _, each in ipairs(before) do near[#near + 1] = each end
return {1, near, waiting}
