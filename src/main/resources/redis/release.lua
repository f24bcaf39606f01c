-- Somebody asks for a sender to be unblocked: pardoned from now on, and taken off Meta's list where they may be on it.
-- KEYS  those of cases
-- ARGV  1 sender id  2 phone or ''  3 business-scoped id or ''  4 audit cap  5 entry as JSON  6 grace time (ms)
-- Returns the state the case is in now: released, or pending while Meta has to be asked.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
case.id = id
if ARGV[2] ~= '' then case.phone = ARGV[2] end
if ARGV[3] ~= '' then case.bsuid = ARGV[3] end
callOff(id, case, 'person', tonumber(ARGV[6]), clock)
redis.call('HSET', CASES, id, cjson.encode(case))
lead(ARGV[2], id)
lead(ARGV[3], id)
redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[4], '*', 's', ARGV[5], 'of', case.decision or '')
return case.state
