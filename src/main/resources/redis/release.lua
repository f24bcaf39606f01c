-- Somebody asks for a sender to be unblocked: pardoned from now on, and taken off Meta's list where they may be on it.
-- KEYS  1 cases  2 queue  3 deadlines  4 forgettable  5 wanted  6 audit  7 leases
-- ARGV  1 sender id  2 phone or ''  3 business-scoped id or ''  4 now  5 audit cap  6 entry as JSON
-- Returns the state the case is in now: released, or pending while Meta has to be asked.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local now = tonumber(ARGV[4])

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
case.id = id
if ARGV[2] ~= '' then case.phone = ARGV[2] end
if ARGV[3] ~= '' then case.bsuid = ARGV[3] end
case.pardon, case.wanted, case.doubt, case.next = math.max(case.pardon or 0, now), nil, nil, nil
redis.call('ZREM', KEYS[5], id)
dropLease(KEYS[7], id, case)

local neverSent = case.state == 'pending' and case.dir == 'on' and not case.inflight and (case.attempts or 0) == 0
if neverSent then
  case.state, case.settled, case.ver = 'released', clock, case.ver + 1
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZREM', KEYS[3], id)
  redis.call('ZADD', KEYS[4], keptUntil(case, clock), id)
else
  takeOff(id, case, clock)
end
redis.call('HSET', KEYS[1], id, cjson.encode(case))
lead(ARGV[2], id)
lead(ARGV[3], id)
redis.call('XADD', KEYS[6], 'MAXLEN', '~', ARGV[5], '*', 's', ARGV[6], 'of', case.decision or '')
return case.state
