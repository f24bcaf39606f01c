-- A person wants somebody blocked on the next message. Nothing is done of whom Meta lists or is being asked to block, and
-- of who is allowed.
-- KEYS  those of cases, then  12 wanted ends
-- ARGV  1 sender id  2 phone or ''  3 business-scoped id or ''  4 audit cap  5 entry as JSON  6 reason  7 who says so
--       8 when it is over, or ''  9 how many wanted senders a line may have
-- Returns {added | allowed | blocked | pending, how many others gave way}.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
local allowed = case.allowed
if allowed and (not allowed.ends or clock < allowed.ends) then return {'allowed', 0} end
if isOpen(case) then return {case.state, 0} end

case.id = id
if ARGV[2] ~= '' then case.phone = ARGV[2] end
if ARGV[3] ~= '' then case.bsuid = ARGV[3] end
want(id, case, {cause = 'person', rule = '', reason = ARGV[6], by = ARGV[7], ends = tonumber(ARGV[8])}, clock)
redis.call('HSET', CASES, id, cjson.encode(case))
lead(ARGV[2], id)
lead(ARGV[3], id)
if ARGV[8] ~= '' then redis.call('ZADD', KEYS[12], ARGV[8], id) end
redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[4], '*', 's', ARGV[5], 'of', '')
return {'added', makeRoom(tonumber(ARGV[9]))}
