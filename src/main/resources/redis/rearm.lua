-- A person lets a rule act again on a line. What it opened counts anew, and what the line opened if that went too far.
-- KEYS  1 tripped  2 opened by the rule  3 opened on the line  4 deeds  5 their texts
-- ARGV  1 rule  2 how many deeds are kept  3 deed as JSON, or '' where it is part of another
-- Returns 1, or 0 where the rule was not tripped.
local tripped = redis.call('HGET', KEYS[1], ARGV[1])
if not tripped then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[2])
if string.find(tripped, ':line', 1, true) then redis.call('DEL', KEYS[3]) end
if ARGV[3] ~= '' then keepDeed(KEYS[4], KEYS[5], tonumber(ARGV[2]), ARGV[3], '') end
return 1
