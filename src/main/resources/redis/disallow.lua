-- A sender comes off the allowed list: rules and wanted lists hold again.
-- KEYS  those of cases
-- ARGV  1 sender id  2 audit cap  3 entry as JSON
-- Returns removed | absent.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored)
if not case or not case.allowed then return 'absent' end
case.allowed = nil
redis.call('ZREM', ALLOWED, id)
keepFor(id, case, clock)
redis.call('HSET', CASES, id, cjson.encode(case))
redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[2], '*', 's', ARGV[3], 'of', '')
return 'removed'
