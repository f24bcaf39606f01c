-- A person takes somebody off the wanted list: pardoned from now on, and left alone by the rule that had them wanted. A
-- block that is under way because of the list is called off.
-- KEYS  those of cases
-- ARGV  1 sender id  2 audit cap  3 entry as JSON  4 grace time (ms)
-- Returns removed | lifting, where Meta has to be asked | absent | blocked | pending, where there was nothing to remove.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local grace = tonumber(ARGV[4])

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
if not case.wanted then return isOpen(case) and case.state or 'absent' end

if isOpen(case) then
  callOff(id, case, 'person', grace, clock)
else
  case.pardon = math.max(case.pardon or 0, clock)
  holdBack(case, case.wanted.rule, grace, clock)
  case.ending = case.ending or case.state and 'person'
  unwant(id, case)
  keepFor(id, case, clock)
end
redis.call('HSET', CASES, id, cjson.encode(case))
redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[2], '*', 's', ARGV[3], 'of', case.decision or '')
return stageOf(case) == 'off' and 'lifting' or 'removed'
